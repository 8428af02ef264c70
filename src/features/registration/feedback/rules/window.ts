/** Whether a feedback form takes answers at a moment. */
export type FeedbackWindow = 'hidden' | 'soon' | 'open' | 'closed';

export function windowOf(
  form: { readonly published: boolean; readonly opensAt: Date | null; readonly closesAt: Date | null },
  now: Date,
): FeedbackWindow {
  if (!form.published) return 'hidden';
  if (form.opensAt !== null && now < form.opensAt) return 'soon';
  return form.closesAt !== null && now >= form.closesAt ? 'closed' : 'open';
}
