/** Values that a form has at this moment under a name. */
function valuesOf(form: HTMLFormElement, name: string): readonly string[] {
  const controls = [...form.elements].filter(
    (one): one is HTMLInputElement | HTMLSelectElement =>
      (one instanceof HTMLInputElement || one instanceof HTMLSelectElement) &&
      one.name === name &&
      !one.disabled,
  );
  const boxes = controls.filter((one) => one instanceof HTMLInputElement && one.type === 'checkbox');
  if (boxes.length === 1 && boxes[0] instanceof HTMLInputElement && boxes[0].value === 'true') {
    return [boxes[0].checked ? 'yes' : 'no'];
  }
  return controls.flatMap((one) =>
    one instanceof HTMLInputElement && (one.type === 'radio' || one.type === 'checkbox') && !one.checked
      ? []
      : [one.value],
  );
}

/**
 * Shows groups of fields while what they depend on is answered so, in their order, since one may depend on another.
 * Groups that a page keeps shut until then are opened here: without a script they are asked on the next page.
 */
export function askConditionally(): void {
  for (const shut of document.querySelectorAll<HTMLTemplateElement>('template[data-when-shut]')) {
    shut.replaceWith(shut.content);
  }
  const groups = [...document.querySelectorAll<HTMLElement>('form [data-when]')];
  if (groups.length === 0) return;
  const show = (): void => {
    for (const group of groups) {
      const form = group.closest('form');
      if (form === null) continue;
      const wanted = (group.dataset.whenValues ?? '').split(' ');
      const shown = valuesOf(form, group.dataset.when ?? '').some((value) => wanted.includes(value));
      group.hidden = !shown;
      for (const control of group.querySelectorAll<
        HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
      >('input, select, textarea')) {
        control.disabled = !shown;
      }
    }
  };
  document.addEventListener('change', show);
  show();
}
