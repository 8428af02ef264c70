/** What is said when something about places can't be done, in English. */
export const errorsEn = {
  'offer-term': 'An offer holds from 5 minutes to 30 days.',
  'activity-unknown': 'There is no activity at this address, or it was not announced yet.',
  'activity-soon': 'Sign-up for this activity has not opened yet.',
  'activity-closed': 'Sign-up for this activity has closed.',
  'activity-over': 'This activity has begun or is over: no places can be asked for.',
  'activity-cancelled': 'This activity was cancelled.',
  'activity-full': 'All places are taken and the waiting list is full. Choose another activity.',
  'activity-exists': 'Sign-up for this session was opened before. Edit its settings.',
  'activity-not-for-session':
    'Nobody signs up for this session. Choose a session of this edition other than breaks and exhibition hours.',
  'activity-in-use': 'There are places or requests in this activity, so it stays. Close sign-up instead.',
  'activity-closes-before': 'Choose a time of closing after the time of opening.',
  'capacity-below-places':
    'Enter no less than the places that are taken or reserved ({{taken}}), or cancel some of them first.',
  'seats-not-free': 'The activity has not that many free places. Raise its capacity or reserve fewer.',
  'seats-below-taken': '{{taken}} of these reserved places are taken: enter no less.',
  'releases-in-the-past': 'Choose a time to come at which reserved places are given back.',
  'reservation-one-party': 'Choose a delegation or a category, not both.',
  'participation-unknown': 'This delegation does not take part in the edition. Choose one of the list.',
  'attendee-unknown': 'There is no such person among those who come to this edition.',
  'place-not-known': 'There is no place at this link.',
  'place-already': 'This person has a place in this activity, or waits for one.',
  'place-most':
    'This person has as many places in activities of this kind as one may have ({{most}}). Give one up before asking for another.',
  'place-not-coming':
    'This person’s participation was cancelled or not approved: there is no place for them.',
  'place-not-confirmed': 'This person’s participation is not confirmed yet. Ask for a place once it is.',
  'place-not-for-category': 'This activity is for other categories of participants.',
  'place-over': 'This place or request is over and does not change any more.',
  'place-not-offered': 'There is no open offer of this place.',
  'offer-expired': 'The time of this offer is over. Ask for a place again if you still want one.',
  'place-nobody':
    'You are not registered for this edition. Register first, or use the link of your registration.',
  'place-whose': 'You have several registrations for this edition. Choose for whom the place is.',
};
