import type { InvitationPages } from '../shared.ts';
import { addTemplateAdding } from './adding.ts';
import { addTemplateEditor } from './editor.ts';
import { addTemplateList } from './list.ts';

/** Adds letter templates: the list, the editor with its fields beside it, and a preview for one who is invited. */
export function addTemplatePages(deps: InvitationPages): void {
  addTemplateList(deps);
  addTemplateAdding(deps);
  addTemplateEditor(deps);
}
