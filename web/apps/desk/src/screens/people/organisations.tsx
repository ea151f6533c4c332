import { useState } from "preact/hooks";
import { desk, say } from "../../frame/state.ts";
import { Button, Choices, ProblemNote, Select, Text } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { OrganisationView } from "../../work/model.ts";
import { t, tMaybe } from "../../words/index.ts";
import { nameOf, row } from "../../words/times.ts";
import { countryOptions } from "./countries-known.ts";
import { Listing, type FormEnds } from "./listing.tsx";

export const purposes = ["analysis", "intake", "investigation", "legal", "response", "training"] as const;
export const purposeName = (purpose: string): string => tMaybe(`purpose.${purpose}`) ?? purpose;

const Add = ({ onClose, onDone }: FormEnds) => {
  const [name, setName] = useState("");
  const [country, setCountry] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const task = useTask();
  const add = (): void =>
    task.run(async () => {
      await desk().people.addOrganisation({ name: name.trim(), country, purposes: chosen });
      say(t("organisation.added"));
      onDone();
    });
  const off = name.trim() === "" ? t("setup.need-name") : country === "" ? t("setup.need-country") : undefined;
  return (
    <Dialog title={t("organisation.add")} onClose={onClose}>
      <Text label={t("organisation.name")} value={name} onText={setName} />
      <Select
        label={t("organisation.country")}
        value={country}
        empty={t("organisation.choose-country")}
        options={countryOptions()}
        onChoose={setCountry}
      />
      <Choices
        legend={t("organisation.purposes")}
        chosen={chosen}
        options={[...purposes, "independent"].map((code) => ({ code, label: purposeName(code) }))}
        onChoose={setChosen}
      />
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" off={off} onPress={add}>
          {t("people.sign")}
        </Button>
      </div>
    </Dialog>
  );
};

const Table = ({ organisations }: { organisations: readonly OrganisationView[] }) => (
  <table>
    <caption class="sr">{t("people.organisations")}</caption>
    <thead>
      <tr>
        <th scope="col">{t("organisation.name")}</th>
        <th scope="col">{t("organisation.country")}</th>
        <th scope="col">{t("organisation.purposes")}</th>
        <th scope="col">{t("people.members")}</th>
      </tr>
    </thead>
    <tbody>
      {organisations.map((one) => (
        <tr key={one.id}>
          <td>
            <b>{one.name}</b>
          </td>
          <td>{nameOf("region", one.country)}</td>
          <td>{row(one.purposes.map(purposeName))}</td>
          <td>{one.members}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Organisations of the network. */
export const Organisations = ({ onChange }: { onChange: () => void }) => (
  <Listing add={t("organisation.add")} empty={undefined} form={(ends) => <Add {...ends} />} onChange={onChange}>
    <div class="panel scroll">
      <Table organisations={desk().people.organisations()} />
    </div>
  </Listing>
);
