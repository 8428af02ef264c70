import { sql } from 'drizzle-orm';
import type { TestApp } from '../../support/app.ts';
import type { Make } from './world.ts';

/** A decision that is prepared, and a reservation to the same text. */
export async function makeAdoption(
  deps: { readonly test: TestApp; readonly make: Make },
  documentId: string,
  participationId: string,
  mark: string,
): Promise<Readonly<Record<string, string>>> {
  const { test, make } = deps;
  const decision = await make(`/outcome-documents/${documentId}/decisions`, { method: 'roll-call' });
  const [reservation] = await test.database.rows<{ id: string }>(
    test.database.db,
    sql`insert into reservations (edition_id, id, document_id, participation_id, kind, text, made_on)
      select edition_id, gen_random_uuid(), id, ${participationId}::uuid, 'reservation',
        ${JSON.stringify({ ar: `تحفظ${mark}`, en: `Reservation${mark}`, authentic: 'ar', status: { ar: 'draft', en: 'draft' } })}::jsonb,
        '2026-11-16' from outcome_documents where id = ${documentId} returning id`,
  );
  const id = reservation?.id ?? '';
  return {
    'decisions/:id': decision.id,
    'decisions/:decision': decision.id,
    'reservations/:id': id,
    'reservations/:reservation': id,
    'texts/:text': 'recommendations',
    'recommendations/:number': '1',
  };
}
