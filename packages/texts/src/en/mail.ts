import type { mail as bulgarian } from "../bg/mail.ts";

export const mail = {
  confirmEmailSubject: "Posoka: confirm your address",
  confirmEmailBody:
    "Hello,\n\nthis address was entered in Posoka for the user name {userName}. To confirm it, open this link within three days:\n\n{link}\n\nIf it was not you, do nothing. An address that is not confirmed is not used.\n\nPosoka",
  emailTakenSubject: "Posoka: this address has an account",
  emailTakenBody:
    "Hello,\n\nsomebody entered this address for a new account in Posoka. It already has one, with the user name {userName}. Please sign in with it. A forgotten password can be changed on the sign-in page.\n\nIf it was not you, do nothing.\n\nPosoka",
  resetSubject: "Posoka: a new password",
  resetBody:
    "Hello,\n\na new password for {userName} can be set here within one hour:\n\n{link}\n\nIf you did not ask for this, do nothing. The old password stays.\n\nPosoka",
  passwordChangedSubject: "Posoka: the password was changed",
  passwordChangedBody:
    "Hello,\n\nthe password of {userName} was changed and other devices were signed out. If it was not you, ask for a new password on the sign-in page and write to the team.\n\nPosoka",
  invitationSubject: "Posoka: an invitation",
  invitationBody:
    "Hello {name},\n\nyou are invited to Posoka. Your user name is {userName}. Open this link within seven days and set a password:\n\n{link}\n\nPosoka",
  organisationApprovedSubject: "Posoka: the organisation is approved",
  organisationApprovedBody:
    "Hello,\n\nthe registration of {name} is approved. You can now send openings for review:\n\n{link}\n\nPosoka",
  organisationRefusedSubject: "Posoka: about the registration",
  organisationRefusedBody:
    "Hello,\n\nthe registration of {name} is not approved. The reason:\n\n{reason}\n\nIf you have a question or new documents, please write to the team.\n\nPosoka",
  openingPublishedSubject: "Posoka: the opening is published",
  openingPublishedBody: "Hello,\n\nthe opening “{title}” was reviewed and can be seen now:\n\n{link}\n\nPosoka",
  openingRejectedSubject: "Posoka: the opening needs a change",
  openingRejectedBody:
    "Hello,\n\nthe opening “{title}” cannot be published yet. A note from the review:\n\n{reason}\n\nPlease correct it and send it again:\n\n{link}\n\nPosoka",
  applicationReceivedSubject: "Posoka: a new application",
  applicationReceivedBody:
    "Hello,\n\nthere is a new application for the opening “{title}”. Please look at it and answer within 10 working days:\n\n{link}\n\nA name is shown only if the person shared it.\n\nPosoka",
  applicationMovedSubject: "Posoka: a change in an application",
  applicationMovedBody:
    "Hello,\n\nsomething changed in the applications for the opening “{title}”:\n\n{link}\n\nPosoka",
  applicationNewsSubject: "Posoka: there is news",
  applicationNewsBody: "Hello,\n\nthere is news for you. You will see it when you sign in:\n\n{link}\n\nPosoka",
  youthConfirmedSubject: "Posoka: your profile is confirmed",
  youthConfirmedBody: "Hello,\n\nyour profile is confirmed. You can apply now:\n\n{link}\n\nPosoka",
  mentorAssignedSubject: "Posoka: there is news",
  mentorAssignedBody:
    "Hello,\n\nyou have a mentor now. First your mentor looks at your profile, without seeing your name:\n\n{link}\n\nPosoka",
  casesGivenSubject: "Posoka: cases for you",
  casesGivenBody: "Hello,\n\nfrom {day} on you take over cases. You will see the people here:\n\n{link}\n\nPosoka",
  reviewDoneSubject: "Posoka: your profile was reviewed",
  reviewDoneBody: "Hello,\n\nyour mentor looked at your profile and left a few words for you:\n\n{link}\n\nPosoka",
  factorOnSubject: "Posoka: sign-in with a code",
  factorOnBody:
    "Hello,\n\nsign-in with a code from an app is now on for {userName}. Other devices were signed out.\n\nIf it was not you, write to the team at once.\n\nPosoka",
  factorReplacedSubject: "Posoka: a new source of codes",
  factorReplacedBody:
    "Hello,\n\nthe codes for {userName} now come from a new device. The old one no longer counts, and other devices were signed out.\n\nIf it was not you, write to the team at once.\n\nPosoka",
  factorResetSubject: "Posoka: sign-in with a code is off",
  factorResetBody:
    "Hello,\n\nan administrator switched off sign-in with a code for {userName}, because the device was lost. Every session has ended. Sign in with your password and set up a new code.\n\nIf you did not ask for this, write to the team at once.\n\nPosoka",
  recoveryCodeUsedSubject: "Posoka: a recovery code was used",
  recoveryCodeUsedBody:
    "Hello,\n\na recovery code was used to sign in as {userName}. It counts no longer.\n\nIf it was not you, change your password and write to the team.\n\nPosoka",
  changeEmailSubject: "Posoka: a new address",
  changeEmailBody:
    "Hello,\n\nthis address was entered as the new one for {userName}. To confirm it, open this link within three days:\n\n{link}\n\nIf it was not you, do nothing. Then the old address stays.\n\nPosoka",
  changeEmailTakenSubject: "Posoka: sign-in",
  changeEmailTakenBody:
    "Hello,\n\nsomebody entered this address as their new one in Posoka. It belongs to an account already, with the user name {userName}, so nothing changes.\n\nIf it was not you, do nothing.\n\nPosoka",
  changeEmailAskedSubject: "Posoka: another address was asked for",
  changeEmailAskedBody:
    "Hello,\n\nanother e-mail was asked for for {userName}. This one counts until the new one is confirmed.\n\nIf it was not you, change the password at once. The team helps too.\n\nPosoka",
  emailChangedSubject: "Posoka: the address was changed",
  emailChangedBody:
    "Hello,\n\nthe account {userName} has another e-mail now. We will not write to this one again.\n\nIf somebody else did this, the team helps.\n\nPosoka",
  cardIssuedSubject: "Posoka: a new card for signing in",
  cardIssuedBody:
    "Hello,\n\nthe team issued a new card for signing in as {userName}. It works for 24 hours.\n\nIf you did not ask for it, tell the team.\n\nPosoka",
  erasureAskedSubject: "Posoka: request to erase",
  erasureAskedBody:
    "Hello,\n\nthe account {userName} is hidden now and will be erased in seven days. Until then it can be kept: sign in and choose that.\n\nIf somebody else asked for this, the team can help.\n\nPosoka",
  retentionNoticeSubject: "Posoka: nobody has signed in for long",
  retentionNoticeBody:
    "Hello,\n\nnobody has signed in to the account {userName} for almost two years. In 30 days we erase it.\n\nTo keep it, signing in once is enough.\n\nPosoka",
  guardianOverSubject: "Posoka: the access ends",
  guardianOverBody:
    "Hello,\n\nyou no longer represent anybody in Posoka (user name {userName}). In 30 days we will therefore erase this access and the data about you.\n\nIf you think this is wrong, call the team.\n\nPosoka",
  guardianLinkSubject: "Posoka: access for you",
  guardianLinkBody:
    "Hello,\n\nthe team gives you access to requests that wait for your answer. The link is for you alone, works once and for seven days:\n\n{link}\n\nYou also need a six-digit code. Somebody from the team tells you by phone or in person, never by mail.\n\nIf you do not know what this is about, do not open the link and call the team.\n\nPosoka",
  guardianRequestSubject: "Posoka: something waits for your answer",
  guardianRequestBody:
    "Hello,\n\nthere is a request to you. What it is you can read after signing in:\n\n{link}\n\nPosoka",
} as const satisfies Record<keyof typeof bulgarian, string>;
