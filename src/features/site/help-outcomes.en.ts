/** Help on texts and what becomes of them, in English. */
export const publicOutcomesEn = {
  amendments: {
    title: 'Proposing amendments for a delegation',
    'line-a':
      '“Texts” in the account shows what was circulated to the delegations, in both languages, with what may be amended and until when.',
    'line-b':
      'An amendment is written to one paragraph, in the wording that stands. Your delegation and those whom it asked for support alone see the draft; it counts once it is submitted.',
    'line-c':
      'After that its words stay, and it can be withdrawn until it is decided. No delegation is named as a co-sponsor without its own consent.',
    'line-d':
      'A mail comes when a text is circulated, when amendments may be submitted, and two days before that ends.',
  },
  votes: {
    title: 'Voting and signing for a delegation',
    'line-a':
      'Under “Decisions” in the account a delegation votes from its own device while the vote is open: one vote, given once. Whoever is a proxy votes for the other delegation on the same page.',
    'line-b':
      'Under “Statements to sign” say that you will sign, who signs in what capacity and with what reservation, or that you will not. The secretariat records the signature on the day on which it is given.',
    'line-c':
      'From the page of the text or of the decision a delegation puts reservations and explanations of position on record, beside the tabled or adopted text. They are withdrawn, and never deleted.',
  },
  pledge: {
    title: 'Making a pledge',
    'line-a':
      'Pledges are written under “Our pledges” in the account, and kept as drafts until they are submitted. The original wording stays visible where the secretariat edits it.',
    'line-b':
      'Partners are asked by mail; each consents or declines for itself. A pledge is announced once all of them have answered.',
    'line-c': 'Whoever submitted a pledge does not verify it.',
  },
  reporter: {
    title: 'Reporting progress',
    'line-a':
      '“Progress reports” in the account shows the recommendations of your body and their dates. Each has one page: how far it is, a few sentences, and what shows it.',
    'line-b':
      'The draft is kept as you write, and counts once it is submitted. A reminder comes by mail before the date.',
    'line-c':
      'Evidence is a file of 20 MB at most or an address. It stays as it is after submission, and may be confidential: the public does not see it.',
    'line-d':
      'A report that was returned is completed on its page and submitted again; one that was accepted stays.',
  },
  'follow-up': {
    title: 'What became of a recommendation',
    'line-a':
      '“Follow-up of the recommendations” has two axes side by side, never made one: what a body says of itself, and what an assessor from outside finds. Where no report came, that is what it says.',
    'line-b':
      'The dashboard is filtered by theme and body, and downloaded as CSV and JSON, or as a report in PDF.',
    'line-c':
      'The page of a recommendation has its published reports, the evidence that is not confidential, its assessments and indicators.',
  },
  statements: {
    title: 'Who signed, pledged and holds a seat',
    'line-a':
      '“Statements and boards” lists signatories, pledges and holders of seats on any day that you choose; every count is that of its list.',
    'line-b':
      'Whoever withdrew counts until the days of the notice are over, and stays in the list as withdrawn after that.',
    'line-c':
      'A seat that nobody holds is shown as vacant, and a tenure ends by itself when its term is over.',
  },
  verify: {
    title: 'Checking a text',
    'line-a':
      'Under “Check a text” enter the code of a recommendation or the seal of a text, or paste its words as they are.',
    'line-b': 'The page says whether they are the published words, or merely look like them.',
  },
} as const;

export const organiserOutcomesEn = {
  reports: {
    title: 'Reports of sessions',
    'line-a': 'The rapporteur writes the report of each session as points in two languages, and submits it.',
    'line-b':
      'The secretariat takes each point up into a text, as a provision linked to its session, or sets it aside with a reason. A rapporteur whose report is returned is told by mail.',
  },
  stages: {
    title: 'Circulation and amendments',
    'line-a':
      'A text is circulated, opened for amendments until a day, closed, consolidated and tabled. Delegations are told by mail when it is circulated, when it is opened, and before it closes.',
    'line-b':
      'Each amendment is admitted or not, gets the advice of the drafting committee, and an end: accepted, merged, put to decision, or rejected with a reason. A text is not consolidated while one is left.',
    'line-c':
      'Where the paragraph changed after an amendment was written, a wording for the version that stands is asked for: nobody’s words are lost.',
  },
  statements: {
    title: 'Statements and signatures',
    'line-a':
      'A statement is opened once its text is adopted, to one constituency: states, industry or organisations. Parties are invited, and told by mail.',
    'line-b':
      'Each signature is recorded with its signatory, capacity, instrument and reservation, and never deleted. A withdrawal takes effect when the days of its notice are over.',
    'line-c':
      'The order of the ceremony comes from a list of precedence that was signed off, and the statement is printed with its signatures.',
  },
  pledges: {
    title: 'Pledges and boards',
    'line-a':
      'The secretariat verifies a pledge, announces it, and records with its day that it is active and what became of it. Whoever submitted it does not verify it.',
    'line-b':
      'A board has seats: permanent, elected, ex officio, rotating. Two tenures of a seat never overlap, and an ex-officio seat follows its office.',
  },
  'follow-up': {
    title: 'Following up',
    'line-a':
      'The “Reporting plan” has the first date, how often, on which days to remind, and after how long a silence is told. The mails go by themselves, once for each date.',
    'line-b':
      'A report is accepted, or returned with a reason, then published. Whoever sent it does not decide on it.',
    'line-c':
      'An assessor, of a body that does not answer for the recommendation, records what was found. “Substantial” and “complete” need an accepted report with evidence.',
  },
} as const;
