/** Words of documents of sessions: namespace `session-files`. */
export const messagesEn = {
  title: 'Documents',
  new: 'New document',
  add: 'Upload the document',
  file: 'File',
  'file-hint': 'PDF, Word, PowerPoint or Excel, up to 10 MB.',
  kind: { document: 'Document', presentation: 'Presentation', minutes: 'Minutes', recording: 'Recording' },
  'any-language': 'No particular one',
  audience: {
    label: 'Who may read it',
    hint: 'Minutes stay with those who work on the programme until you publish them.',
    public: 'everybody',
    participants: 'people on the programme',
    work: 'those who work on the programme',
  },
  size: { kb: '{{size}} KB', mb: '{{size}} MB' },
  none: 'The session has no documents yet.',
  delete: 'Delete “{{title}}”?',
  'delete-text': 'The document is deleted with its file. This cannot be undone.',
  errors: { 'session-file-unknown': 'There is no such document.' },
} as const;
