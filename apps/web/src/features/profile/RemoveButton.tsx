import { useTexts } from "../../app/texts.ts";
import { Icon } from "../../ui/icons.tsx";
import styles from "./profile.module.css";

export function RemoveButton({ what, onRemove }: { what: string; onRemove: () => void }) {
  const t = useTexts("profile");
  return (
    <button type="button" className={styles["remove"]} aria-label={t("removeOf", { what })} onClick={onRemove}>
      <Icon name="cross" size={20} />
    </button>
  );
}
