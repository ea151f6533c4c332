/** The field that is written in now, if one is. */
export const fieldInUse = (): HTMLElement | undefined => {
  const field = document.activeElement;
  return field instanceof HTMLElement && field.matches("textarea, select, input:not([type=checkbox], [type=radio])")
    ? field
    : undefined;
};

/** The edge of a window this high that is further from the field, so that nothing at that edge covers it. */
export const edgeBeside = (
  field: { readonly top: number; readonly bottom: number } | undefined,
  height: number,
): "start" | "end" => (field !== undefined && field.top > height - field.bottom ? "start" : "end");
