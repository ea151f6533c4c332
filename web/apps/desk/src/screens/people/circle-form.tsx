import { desk, say } from "../../frame/state.ts";
import { Button, Choices, Note, ProblemNote, Select, Text } from "../../parts/basic.tsx";
import { type Change, useDraft } from "../../parts/draft.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { NewCircle } from "../../work/desk.ts";
import type { CircleView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { today } from "../../words/times.ts";
import { isCell, languageOptions } from "./countries-known.ts";
import type { FormEnds } from "./listing.tsx";
import { purposeName, purposes } from "./organisations.tsx";

const startOf = (circle: CircleView | undefined): NewCircle => {
  const organisations = desk().people.organisations();
  const first = organisations.find((one) => one.name === circle?.organisation) ?? organisations[0];
  return {
    circle: circle?.id,
    organisation: first?.id ?? "",
    name: circle?.name ?? "",
    purposes: circle?.purposes ?? ["intake"],
    area: circle?.area ?? [],
    languages: circle?.languages ?? [],
    members: circle?.members ?? [],
    keepers: circle?.keepers ?? [],
    childTrained: circle?.childTrained ?? [],
  };
};

const missing = (value: NewCircle): string | undefined => {
  if (value.name.trim() === "") return t("circle.need-name");
  if (!value.area.every(isCell)) return t("circle.need-area");
  if (value.members.length < 2) return t("circle.need-two");
  if (value.childTrained.some((one) => one.day === "" || one.day > today())) return t("circle.need-day");
  return value.keepers.length === 0 ? t("circle.need-keeper") : undefined;
};

interface FormProps extends FormEnds {
  readonly circle: CircleView | undefined;
}

interface PartProps {
  readonly value: NewCircle;
  readonly onChange: Change<NewCircle>;
}

const cells = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((cell) => cell !== "");

const About = ({ value, onChange }: PartProps) => (
  <>
    <Text label={t("circle.name")} value={value.name} onText={(name) => onChange({ name })} />
    <Select
      label={t("member.organisation")}
      value={value.organisation}
      options={desk()
        .people.organisations()
        .map((one) => ({ code: one.id, label: one.name }))}
      onChoose={(organisation) => onChange({ organisation })}
    />
    <Choices
      legend={t("organisation.purposes")}
      chosen={value.purposes}
      options={purposes.map((code) => ({ code, label: purposeName(code) }))}
      onChoose={(codes) => onChange({ purposes: codes })}
    />
    <Text
      label={t("circle.area")}
      help={t("circle.area-help")}
      value={value.area.join(" ")}
      onText={(text) => onChange({ area: cells(text) })}
      ltr
    />
    <Choices
      legend={t("circle.languages")}
      chosen={value.languages}
      options={languageOptions()}
      onChoose={(languages) => onChange({ languages })}
    />
  </>
);

const People = ({ value, onChange }: PartProps) => {
  const members = desk()
    .people.members()
    .filter((one) => !one.revoked);
  const option = (one: { readonly id: string; readonly name: string }) => ({ code: one.id, label: one.name });
  return (
    <>
      <Choices
        legend={t("people.members")}
        chosen={value.members}
        options={members.map(option)}
        onChoose={(codes) =>
          onChange({
            members: codes,
            keepers: value.keepers.filter((id) => codes.includes(id)),
            childTrained: value.childTrained.filter((one) => codes.includes(one.member)),
          })
        }
      />
      <Choices
        legend={t("circle.keepers")}
        help={t("circle.keepers-help")}
        chosen={value.keepers}
        options={members.filter((one) => value.members.includes(one.id)).map(option)}
        onChoose={(keepers) => onChange({ keepers })}
      />
      <Trained value={value} onChange={onChange} options={members.filter((one) => value.members.includes(one.id))} />
    </>
  );
};

/** Who of the members was trained to speak with children, each with the day of it. */
const Trained = ({
  value,
  onChange,
  options,
}: PartProps & { options: readonly { readonly id: string; readonly name: string }[] }) => {
  const dayOfTraining = (id: string): string => value.childTrained.find((one) => one.member === id)?.day ?? "";
  const put = (member: string, day: string): void =>
    onChange({ childTrained: [...value.childTrained.filter((one) => one.member !== member), { member, day }] });
  return (
    <>
      <Choices
        legend={t("circle.trained")}
        help={t("circle.trained-help")}
        chosen={value.childTrained.map((one) => one.member)}
        options={options.map((one) => ({ code: one.id, label: one.name }))}
        onChoose={(codes) =>
          onChange({ childTrained: codes.map((member) => ({ member, day: dayOfTraining(member) })) })
        }
      />
      {options
        .filter((one) => value.childTrained.some(({ member }) => member === one.id))
        .map((one) => (
          <Text
            key={one.id}
            type="date"
            label={t("circle.trained-day", { who: one.name })}
            value={dayOfTraining(one.id)}
            onText={(day) => put(one.id, day)}
          />
        ))}
    </>
  );
};

/** A circle's statement before it is signed: who reads together, and who keeps the key. */
export const CircleForm = ({ circle, onClose, onDone }: FormProps) => {
  const [value, change] = useDraft(() => startOf(circle));
  const task = useTask();
  const leaving = (circle?.members ?? []).some((id) => !value.members.includes(id));
  const title = circle === undefined ? t("circle.add") : t("circle.change-title", { name: circle.name });
  const put = (): void =>
    task.run(async () => {
      const result = await desk().people.putCircle({ ...value, name: value.name.trim() });
      say(t(result === "done" ? "circle.done" : "circle.proposed"));
      onDone();
    });
  return (
    <Dialog title={title} onClose={onClose} wide>
      <About value={value} onChange={change} />
      <People value={value} onChange={change} />
      <Note icon="people">
        <p>{leaving ? t("circle.leaving") : t("circle.two")}</p>
      </Note>
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" off={missing(value)} onPress={put}>
          {t("people.sign")}
        </Button>
      </div>
    </Dialog>
  );
};
