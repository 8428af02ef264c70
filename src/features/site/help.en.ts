import { organiserOutcomesEn, publicOutcomesEn } from './help-outcomes.en.ts';

/** Help in English: what can be done, and where. */
export const helpEn = {
  title: 'Help',
  lede: 'How to use this site: first for visitors and participants, then for those who organise.',
  contents: 'On this page',
  public: {
    title: 'For visitors and participants',
    ...publicOutcomesEn,
    find: {
      title: 'Find a forum or an edition',
      'line-a': 'The first page lists all forums, each with its published editions, the newest first.',
      'line-b':
        'An edition has a home and sections at addresses that stay: agenda, speakers, participants, exhibition, recommendations, documents.',
    },
    agenda: {
      title: 'Read the agenda',
      'line-a':
        'It shows one day at a time, with the days on top. All times are local to the place of the meeting.',
      'line-b':
        'Narrow it by theme, room, kind or language. Every view has an address of its own that can be sent to others.',
      'line-c':
        'A session’s page holds its abstract, people and papers, and the recommendations that came from it.',
    },
    calendar: {
      title: 'Put sessions into a calendar',
      'line-a':
        'The agenda links to a calendar. Subscribe to it in a calendar app, and later changes arrive by themselves.',
      'line-b': 'Each session’s page has a link that adds this session alone.',
    },
    'own-agenda': {
      title: 'Your own agenda',
      'line-a':
        'Sign in and mark sessions with the star. “My agenda” holds them with your own parts, as a page, as PDF and as a calendar.',
      'line-b':
        'The address of your calendar is secret: whoever has it can read your agenda. You can end it at any time.',
      'line-c': 'After a new release the page says what has changed in your sessions since you looked.',
    },
    changes: {
      title: 'Moved and cancelled sessions',
      'line-a': 'A cancelled session stays in its place on the agenda, with the reason; it is not removed.',
      'line-b': 'A moved session names its former time or room.',
    },
    files: {
      title: 'Download documents',
      'line-a':
        'Documents holds agenda and recommendations as PDF, in Arabic, in English or in both, and an agenda of each day.',
      'line-b':
        'It also holds files for calendars, tables and other programs. Their addresses stay, their content follows.',
    },
    submit: {
      title: 'Submit a paper, a workshop or an experience',
      'line-a':
        'An edition’s calls say what is asked for and until when. No account is needed: a link by mail opens what you have begun.',
      'line-b':
        'A draft is kept until you submit it. As long as the call is open you can change it, add files and invite co-authors.',
      'line-c': 'The same page says where your paper stands: submitted, under review, accepted or not.',
      'line-d': 'When it is accepted, confirm it there. You can withdraw it at any time.',
    },
    delegation: {
      title: 'Nominating for a delegation',
      'line-a':
        'A focal point who is appointed by letter gets a link by mail. Once it is accepted, the delegation stands under “My delegations” in the account.',
      'line-b':
        'The page shows the places of each role, who is named, how each accreditation stands and why one was returned, what is left to do, and when nomination closes.',
      'line-c':
        'Name people by form, or import a list as XLSX or CSV: every row is reported on before anything is saved, and one refused row saves nothing.',
      'line-d':
        'A substitution frees the place and keeps the history. Accreditation begins only once a nomination is confirmed.',
    },
    registration: {
      title: 'Register for an edition',
      'line-a':
        'The page of registration has a form for each category: delegates, speakers, press, exhibitors, the public. No account is needed: links come by mail.',
      'line-b':
        'A draft is kept until you send it. The same link changes or cancels your registration until the form closes.',
      'line-c':
        'Some forms accept at once, others after a review. Where all places are taken, your turn in the waiting list is kept.',
      'line-d':
        'Once accepted, your request for accreditation begins: its state, and why one was returned, stand under “My accreditation” in the account.',
    },
    places: {
      title: 'Places in workshops and visits',
      'line-a':
        'A session’s page says whether it has places. You are told of a clash with your own agenda before you ask for one.',
      'line-b':
        'Where it is full you have a turn in the waiting list. An offer comes by mail, holds for some time and then goes to the next.',
      'line-c':
        'If you won’t come, give the place up by the same link or under “My places”: it is offered at once.',
    },
    badge: {
      title: 'Your badge',
      'line-a':
        'A badge is issued after accreditation; doors read its code. Code and state stand under “My badge” in the account.',
      'line-b': 'Tell the desk when it is lost: the old one opens no door any more, and another is issued.',
    },
    feedback: {
      title: 'Give your view',
      'line-a':
        'A link to a short form comes after what you were at. The form also stands on the session’s page and in your agenda while it is open.',
      'line-b': 'Answers are kept without names, and none is shown before there are five.',
    },
    recommendations: {
      title: 'Recommendations and outcome texts',
      'line-a':
        'Each recommendation has a number and a code that never change: cite them. The text published is the text adopted.',
      'line-b':
        'The language of the authentic text is named. Others are translations, and say so where nobody has reviewed them.',
      'line-c': 'Each names the bodies responsible, and what became of it in the next edition.',
    },
    search: {
      title: 'Search the texts',
      'line-a': 'One search goes through the published texts of all editions, in Arabic and English.',
      'line-b':
        'Words are found in any form: with or without article, singular or plural, with or without hamza and vowels. Words in quotation marks are found as they stand.',
      'line-c':
        '“History” beside a recommendation shows the texts that it comes from and that took it up again, in earlier summits too.',
    },
    certificates: {
      title: 'Verify a certificate',
      'line-a':
        'A certificate carries a code and a square that a phone can read. The page behind them shows holder, kind and state.',
      'line-b': 'One that was revoked or replaced is shown as such.',
      'line-c': 'Your own stand under “Certificates” in the account, in Arabic, English or both.',
    },
    language: {
      title: 'Language and dates',
      'line-a':
        'The head of every page links to the same page in the other language. What has no translation yet is shown as written.',
      'line-b': 'Dates stand in the Gregorian and the Hijri calendar, Umm al-Qura unless another is named.',
    },
  },
  organiser: {
    title: 'For organisers',
    ...organiserOutcomesEn,
    begin: {
      title: 'Sign in for the first time',
      'line-a':
        'At its first start the server prints a link that works once and creates the first organiser’s account.',
      'line-b':
        'After signing in, Management stands in the head of the pages. One click leads from either face to the other.',
      'line-c': 'The management menu shows the tasks that your rights allow, and no others.',
    },
    edition: {
      title: 'Start a series and an edition',
      'line-a':
        'An edition begins with its series: name, kind, how often it is held. Then add the edition with title, dates, place and patron.',
      'line-b':
        'It stays unpublished until its settings say otherwise; until then only those who work on it can see it.',
      'line-c':
        'Add themes next, then the venue and its rooms with seats and equipment: sessions build on them.',
    },
    directory: {
      title: 'The directory: states, bodies, persons',
      'line-a':
        'The directory serves all editions. Names of states are approved data: protocol and the organiser of a series or of the system edit them.',
      'line-b': 'Search forgives accents, hamza, ta marbuta and the article.',
      'line-c':
        'Bodies and persons can be imported from a table; a report of every row comes before anything is saved.',
    },
    calls: {
      title: 'Call for papers',
      'line-a':
        'A call has a text in both languages, questions of your own, and a deadline in the edition’s time zone. Publish it when it is ready.',
      'line-b': 'A grace link lets somebody submit after the deadline. It is shown once, and can be revoked.',
      'line-c':
        'What was accepted goes into the programme with one step: a paper into a paper session, a workshop or an experience as a session.',
    },
    reviews: {
      title: 'Review and decide',
      'line-a':
        'Give people the right of a reviewer, then say which themes they know and how much they can take.',
      'line-b':
        'Reviews are assigned by theme and load. Nobody gets a paper of their own body or state, or one that they wrote; nobody can wave that.',
      'line-c': 'In a blind call reviewers see no names. They score each criterion; weights make the score.',
      'line-d':
        'Tick papers, decide, and read every mail before it goes. The book of abstracts is a PDF of what was accepted.',
    },
    programme: {
      title: 'Build the programme',
      'line-a':
        'A session is a draft until it is scheduled. A draft is hidden from the public and books nothing.',
      'line-b':
        'Scheduling books the room and people’s time. A double booking is refused, and the other session named.',
      'line-c':
        'A scheduled session is cancelled with a reason, not deleted: those who meant to come can still find it.',
      'line-d':
        'The list of sessions says what each still needs: time, room, chair or translation. Act on many at once.',
    },
    speakers: {
      title: 'Speakers, times and rooms',
      'line-a':
        'Ask speakers to confirm: the link in their mail needs no account, and asks when they can come and what they need.',
      'line-b':
        'Availability of persons, rooms and sessions, and relations (one before another, never together), are what the rules and the solver read.',
      'line-c': 'Documents, presentations and minutes belong to their session; you say who may read them.',
    },
    board: {
      title: 'The timetable',
      'line-a':
        'Drag sessions from the pool onto a day and a room. A place that breaks a rule turns red while you drag.',
      'line-b':
        'Without a mouse: the arrow keys move the chosen session, Enter opens what can be done, and “Move to…” takes day, time and room.',
      'line-c':
        'Swap two sessions, shift what follows, copy a break into all rooms, pin; undo and redo each step.',
      'line-d': 'What a colleague does appears within seconds, with their name.',
    },
    conflicts: {
      title: 'Conflicts',
      'line-a':
        'Each conflict names its sessions, people and the reason. Blocking ones stop a release; warnings and wishes are shown.',
      'line-b':
        'A conflict can be ignored with a reason, which is kept and shown. Two sessions in one room cannot.',
      'line-c': 'How strict a rule is, you set for each edition.',
    },
    solver: {
      title: 'Let the solver propose',
      'line-a':
        'Say what it may move and for how long it may look. It shows the best so far, and stops when you like.',
      'line-b':
        'Its result changes nothing until you accept it, whole or session by session, with before beside after.',
      'line-c': 'After a release it moves as little as it can.',
      'line-d': 'What it could not place comes with the reason and the sessions that stand in the way.',
    },
    releases: {
      title: 'Releases',
      'line-a':
        'You work on a draft; the public sees the last release. Before the first one it sees the sessions that are scheduled.',
      'line-b':
        'Before you release, the page says what will change, what stands in the way, and who will be told.',
      'line-c':
        'Everybody concerned gets one mail with all their changes and a calendar file. A released version is never changed.',
      'line-d': 'Any two versions can be compared, and an older one brought back into the draft.',
    },
    screens: {
      title: 'Screens, signs and other sites',
      'line-a':
        '“Now and next” for a screen in the hall or at a door goes on by itself, and recovers when the network does.',
      'line-b': 'Door signs are PDF files; a snippet puts the agenda onto another site.',
    },
    participants: {
      title: 'Participating states and bodies',
      'line-a':
        'A participation has a category (member, observer, guest, international organisation) and a state: invited, accepted, declined or withdrawn.',
      'line-b': 'The public sees only those who accepted, in the order of their approved names.',
    },
    invitations: {
      title: 'Letters of invitation',
      'line-a':
        'Draft letters to any states and bodies at once from a template; each can be edited until an organiser approves it.',
      'line-b':
        'Sending gives the letter its number and date, keeps its PDF, and mails it with a link that needs no account.',
      'line-c':
        'Whoever has the link accepts or declines until the day of reply. An answer on paper is recorded by staff, with a reason.',
      'line-d':
        'Letters without an answer are reminded of on the days that the edition sets. Whoever accepts gets places in a delegation.',
    },
    accreditation: {
      title: 'Accreditation',
      'line-a':
        'Whoever’s nomination is confirmed or registration accepted comes into the queue, with missing documents and photos, and with names that are alike in any spelling or script.',
      'line-b':
        'Decide about one or many, with a reason and a preview of the mail. Nobody approves their own request.',
      'line-c': 'The edition says what each category has to hand in, and which categories need two persons.',
      'line-d':
        'When what was approved changes, such as name or photo, the request is looked at again and the badge is suspended until then.',
    },
    precedence: {
      title: 'Precedence, seats and lists of participants',
      'line-a':
        'Each occasion has an order: by approved names without the article, by date, by rank, by lot, with the host first or last.',
      'line-b':
        'A draft is rearranged, then signed off as a numbered version. Lists, seats, flags and speeches follow it and never sort again.',
      'line-c':
        'Whoever took an older version is told of the one in its place. Seats and flags come as PDF, with name plates.',
      'line-d':
        'A list of participants is issued as provisional, revised and final, and shows of people what they agreed to.',
    },
    forms: {
      title: 'Registration forms',
      'line-a':
        'A form for each category: questions that depend on answers, consents, files, companions, arrival and hotel, needs.',
      'line-b':
        'Set capacity and closing, and whether it accepts at once or by decision. Those beyond the capacity wait in their order.',
      'line-c':
        'Registrations are decided one by one or many at once, with a reason; they come as a table and as charts.',
      'line-d': 'Needs of diet and access, and arrivals, are deleted by themselves after the edition.',
    },
    places: {
      title: 'Places in activities',
      'line-a':
        'Open places in a workshop or visit with capacity and times. Never are more confirmed than there are seats, however many ask at once.',
      'line-b': 'Seats are kept for a delegation or category until a day, then given to everybody.',
      'line-c': 'What becomes free is offered to the first who waits. Sign-up can be frozen at any time.',
    },
    badges: {
      title: 'Badges',
      'line-a':
        'Each category has a design with size and colour, and the zones and days that it opens. Badges are printed one by one or together, on both sides.',
      'line-b': 'The code is signed, so that a door checks it without a network.',
      'line-c':
        'A lost badge is revoked and another number issued. One that is suspended or revoked opens nothing.',
      'line-d': 'Only who is accredited has a badge, and only one opens doors at a time.',
    },
    feedback: {
      title: 'Feedback forms',
      'line-a':
        'One for the whole edition or for every session: ratings, choices, text. Publish it with a time of opening and closing.',
      'line-b':
        'Links are mailed once to those who were there, and nobody answers twice. Neither name nor hour is kept with an answer.',
      'line-c': 'Results come as charts and tables; those of fewer than five answers are hidden.',
    },
    mailings: {
      title: 'Messages to many',
      'line-a':
        'Choose a list (speakers, registrants, heads of delegations, focal points, holders of places) and narrow it.',
      'line-b':
        'Write in both languages with fields filled for each receiver, who gets their own language. Preview it, then ask for approval.',
      'line-c': 'No message leaves before somebody else approved it, and nobody gets it twice.',
      'line-d':
        'Its page shows what arrived, bounced or failed, and why. Whoever wants may stop what is not necessary with one click.',
    },
    doors: {
      title: 'Check-in and registration on arrival',
      'line-a':
        'Open the page at the door on a phone or computer and name the device once. It reads codes by camera or scanner, finds names, works without a connection and sends what it took when there is one.',
      'line-b':
        'Whoever came and has not registered is taken in under “Registration on arrival” by the form of their category, where the form allows it. That needs the network.',
      'line-c':
        'Those who may be the same are shown first, by name, address or telephone, in either script. If it is none of them, say so.',
      'line-d':
        'The badge is issued at once where the category needs no accreditation, and they are checked in if a door was chosen. Otherwise the request is handed in, and there is no badge before it is approved.',
    },
    online: {
      title: 'Attendance and sessions online',
      'line-a': 'The attendance report has days and sessions of each person, as PDF, XLSX and CSV.',
      'line-b':
        'The meeting address is kept under “Attendance online” and shown to nobody. Everybody has a link of their own on the page of their registration and in their agenda; it works from a quarter of an hour before the session until its end, and notes once that they were there.',
      'line-c':
        'Import the file of the meeting software (CSV, XLSX): each row is shown with who it is and for how many minutes they were there; then all of it is saved, or nothing.',
      'line-d': 'The same file counts once. Where a row may be several people, choose before you save.',
    },
    exhibition: {
      title: 'The exhibition',
      'line-a': 'Stands are drawn on the hall’s plan in metres, then allocated to bodies and confirmed.',
      'line-b': 'The public plan shows confirmed stands alone, and a stand never has two holders.',
    },
    adoption: {
      title: 'Deciding and publishing',
      'line-a':
        'A text is put to a decision by consensus, acclamation or vote; presence, quorum and wording are frozen at the opening.',
      'line-b':
        'In a roll call the focus moves to the next delegation after each vote; on own devices each delegation votes from its page.',
      'line-c':
        'The text is adopted with the closing and its provisions get their numbers; then one person asks for its release and another approves.',
      'line-d':
        'With an embargo the text comes out by itself at its time, and nothing of it is known before.',
    },
    outcomes: {
      title: 'Recommendations, from draft to publication',
      'line-a':
        'A text is written provision by provision, taken from session reports or imported; each recommendation is linked to its theme, sessions and responsible bodies. Every wording is kept as a version.',
      'line-b':
        'Adoption is recorded with its manner and date. Recommendations then get their numbers, and their wording is fixed.',
      'line-c':
        'Delegations read a text once it is circulated and amend it while it is open; nobody else reads it before it is published. The consolidation map says where each amendment went.',
      'line-d': 'Before the next edition, say what became of each open recommendation, and why.',
    },
    certificates: {
      title: 'Issue certificates',
      'line-a':
        'A certificate rests on what is recorded: a role in a session, a participation, a stand, an honour. No act has two valid certificates.',
      'line-b':
        'A mistake is mended by revoking it and issuing another; the page of verification shows both.',
    },
    attendance: {
      title: 'Certificates of attendance',
      'line-a':
        'Choose a threshold: days, a share of the edition’s days, or hours of workshops. The preview shows who passes and who just misses it.',
      'line-b': 'They are issued all at once, one a person, however often it is done again.',
      'line-c':
        'Each is mailed to its holder once, as a link that needs no account; whoever has one finds it under “Certificates” there.',
      'line-d': 'Whoever has cancelled, or whose badge was revoked and not replaced, gets none.',
    },
    translation: {
      title: 'Authentic text and translation',
      'line-a':
        'Every text has an authentic language, and its translation a state. When the original changes, the translation turns stale.',
      'line-b': 'The overview gathers what waits for translation in the whole edition.',
    },
    closing: {
      title: 'Close an edition',
      'line-a':
        'Before an edition is closed each of its recommendations gets a decision with a reason: closed, continued, reinforced, merged, superseded or retired.',
      'line-b':
        'What goes on stands in the draft of the next edition’s recommendations, with a link to the text that it comes from.',
      'line-c': 'Once the edition is closed, what was decided stays.',
    },
    next: {
      title: 'Plan the next edition',
      'line-a':
        'Dates are proposed from how often the forum is held. Choose what is carried over: themes, rooms, participants, open recommendations.',
      'line-b': 'The former edition stays as it is, with its pages and documents.',
    },
    roles: {
      title: 'Roles and rights',
      'line-a': 'Roles are granted for the whole installation, for a series or for one edition.',
      'line-b':
        'The organiser sets up and publishes; the programme manager builds sessions; the secretariat edits texts; protocol cares for states and precedence; the exhibition manager for stands.',
      'line-c': 'Every change is recorded with who made it and when; the overview shows the latest.',
    },
    api: {
      title: 'Connect other systems',
      'line-a': 'What both faces do is open to programs as well, under the same rules and rights.',
      'line-b': 'Agendas are imported from the usual schedule files, and exported to them.',
    },
  },
} as const;

/** The accessibility statement in English. */
export const accessibilityEn = {
  lede: 'This site is made for everybody: by keyboard, with a screen reader, on a phone or on a wall.',
  aim: {
    title: 'The standard',
    'line-a': 'It aims at level AA of the Web Content Accessibility Guidelines (WCAG) 2.2.',
    'line-b':
      'Pages are checked automatically in both languages, light and dark, on the width of a phone and of a desk.',
  },
  ways: {
    title: 'What was done',
    'line-a':
      'What a mouse can do, a keyboard can. Focus is always visible, and the first link of each page skips the menus.',
    'line-b':
      'Colour never stands alone: each state has its word, each theme its number, each chart its table.',
    'line-c': 'Pages and forms work without scripts, and text can grow without anything being cut off.',
    'line-d': 'PDF documents are tagged with headings, tables, reading order and language.',
  },
  limits: {
    title: 'What is not complete',
    'line-a': 'Links and files that organisers add from elsewhere may not meet this standard.',
    'line-b':
      'A text may stand in its original language until it is translated; screen readers are told which.',
  },
  report: {
    title: 'Report a barrier',
    'line-a':
      'Tell the organiser of the edition the page’s address, what stood in the way, and which browser you use. Ask for any document in another form if you need it.',
  },
} as const;
