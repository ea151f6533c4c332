import { Button } from "../parts/basic.tsx";
import { t } from "../words/index.ts";
import { heard, toasts } from "./state.ts";

/** Short sentences after an act. They stay until they are read. */
export const Toasts = () => (
  <div class="toasts" role="status">
    <ul>
      {toasts.value.map((toast) => (
        <li key={toast.id}>
          <span class="grow">{toast.text}</span>
          <Button tone="plain" icon="close" label={t("act.read")} onPress={() => heard(toast.id)} />
        </li>
      ))}
    </ul>
  </div>
);
