/** A mail is `<name>Subject` and `<name>Body`. Subjects are neutral: others may see the list of a mailbox. */
export const mail = {
  confirmEmailSubject: "Посока: потвърждаване на адрес",
  confirmEmailBody:
    "Добър ден,\n\nтози адрес беше записан в Посока за потребителско име {userName}. С тази връзка адресът се потвърждава. Тя важи три дни:\n\n{link}\n\nАко е грешка, не е нужно нищо. Без потвърждение адресът не се използва.\n\nПосока",
  emailTakenSubject: "Посока: вход",
  emailTakenBody:
    "Добър ден,\n\nнякой записа този адрес за нов профил в Посока. За него вече има профил с потребителско име {userName}. Входът е с това име. Забравената парола се сменя от страницата за вход.\n\nАко е грешка, не е нужно нищо.\n\nПосока",
  resetSubject: "Посока: нова парола",
  resetBody:
    "Добър ден,\n\nнова парола за {userName} се задава тук, до един час:\n\n{link}\n\nАко е грешка, не е нужно нищо. Старата парола остава.\n\nПосока",
  passwordChangedSubject: "Посока: паролата е сменена",
  passwordChangedBody:
    "Добър ден,\n\nпаролата на {userName} беше сменена. Другите устройства вече не са вписани. Ако смяната е направена от друг човек, нова парола се иска от страницата за вход. Екипът също помага.\n\nПосока",
  invitationSubject: "Посока: покана",
  invitationBody:
    "Здравейте, {name},\n\nимате покана за Посока. Потребителското Ви име е {userName}. Отворете връзката до седем дни и задайте парола:\n\n{link}\n\nПосока",
  organisationApprovedSubject: "Посока: организацията е одобрена",
  organisationApprovedBody:
    "Здравейте,\n\nрегистрацията на „{name}“ е одобрена. Вече можете да изпращате обяви за преглед:\n\n{link}\n\nПосока",
  organisationRefusedSubject: "Посока: отговор за регистрацията",
  organisationRefusedBody:
    "Здравейте,\n\nрегистрацията на „{name}“ не е одобрена. Причина:\n\n{reason}\n\nАко имате въпрос или нови документи, отговорете на екипа.\n\nПосока",
  openingPublishedSubject: "Посока: обявата е публикувана",
  openingPublishedBody: "Здравейте,\n\nобявата „{title}“ е прегледана и вече се вижда:\n\n{link}\n\nПосока",
  openingRejectedSubject: "Посока: обявата има нужда от промяна",
  openingRejectedBody:
    "Здравейте,\n\nобявата „{title}“ още не може да се публикува. Бележка от прегледа:\n\n{reason}\n\nПоправете я и я изпратете пак:\n\n{link}\n\nПосока",
  applicationReceivedSubject: "Посока: чака Ви кандидатура",
  applicationReceivedBody:
    "Здравейте,\n\nима нова кандидатура по обявата „{title}“. Вижте я и отговорете до 10 работни дни:\n\n{link}\n\nИмето се вижда само ако човекът го е споделил.\n\nПосока",
  applicationMovedSubject: "Посока: промяна по обява",
  applicationMovedBody: "Здравейте,\n\nима промяна в кандидатурите по обявата „{title}“:\n\n{link}\n\nПосока",
  applicationNewsSubject: "Посока: има новина",
  applicationNewsBody: "Здравей,\n\nима новина за теб. Ще я видиш, когато влезеш:\n\n{link}\n\nПосока",
  youthConfirmedSubject: "Посока: профилът е потвърден",
  youthConfirmedBody: "Здравей,\n\nпрофилът ти е потвърден. Вече можеш да кандидатстваш:\n\n{link}\n\nПосока",
  mentorAssignedSubject: "Посока: има новина",
  mentorAssignedBody: "Здравей,\n\nвече имаш ментор. Първо менторът ще прегледа профила ти, без да вижда името ти:\n\n{link}\n\nПосока",
  reviewDoneSubject: "Посока: профилът е прегледан",
  reviewDoneBody: "Здравей,\n\nменторът прегледа профила ти и остави думи за теб:\n\n{link}\n\nПосока",
} as const;
