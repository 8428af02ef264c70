/**
 * Small comforts on top of pages that work without any script. Each module looks for its own attributes
 * and leaves the page alone when there are none.
 */
import { keepNowLine } from './app/agenda.ts';
import { askConditionally } from './app/conditions.ts';
import { openConfirmsAsDialogs } from './app/confirm.ts';
import { submitFiltersAtOnce } from './app/filters.ts';
import { forgetPeopleAtSignOut } from './app/forget.ts';
import { focusErrors, guardUnsavedForms } from './app/forms.ts';
import { copyLinks } from './app/links.ts';
import { closeMenus } from './app/menus.ts';
import { searchLongChoices } from './app/picker.ts';
import { followProgress } from './app/progress.ts';
import { setStars } from './app/stars.ts';
import { countPickedRows } from './app/table.ts';
import { showCurrentLink } from './app/tabs.ts';

document.documentElement.classList.add('is-scripted');
askConditionally();
focusErrors();
guardUnsavedForms();
closeMenus();
showCurrentLink();
openConfirmsAsDialogs();
copyLinks();
keepNowLine();
followProgress(countPickedRows);
setStars();
forgetPeopleAtSignOut();
searchLongChoices();
submitFiltersAtOnce(countPickedRows);
countPickedRows();
