import { defineMessages } from '../ui/i18n.tsx'
import { registerProblems } from '../ui/problems.ts'

/** Words for what can go wrong below the screens. Features word their own codes beside their messages. */
registerProblems(
  defineMessages({
    notAllowed: {
      en: 'Your role does not include this. Someone who coordinates the network can do it.',
      de: 'Deine Rolle erlaubt das nicht. Wer das Netzwerk koordiniert, kann es tun.',
      ru: 'Ваша роль этого не позволяет. Это может сделать тот, кто координирует сеть.',
    },
    'trust.notAbove': {
      en: 'You cannot take this back from this person: it was given by somebody above you. Nothing was changed; ask one of the keepers.',
      de: 'Das kannst du dieser Person nicht nehmen: Das hat jemand entschieden, der über dir steht. Es wurde nichts geändert; frag jemanden, der das Netzwerk hütet.',
      ru: 'Снять это с этого человека вы не можете: так решил кто-то выше вас. Ничего не изменилось; обратитесь к одному из хранителей.',
    },
    'trust.self': {
      en: 'You cannot take this back from yourself. To go, open the settings: “Leave this network”.',
      de: 'Dir selbst kannst du das nicht nehmen. Wenn du gehen willst: in den Einstellungen, „Dieses Netzwerk verlassen“.',
      ru: 'Снять это с самого себя нельзя. Если вы хотите уйти: в настройках, «Покинуть эту сеть».',
    },
    'trust.notMember': {
      en: 'This person does not belong to the network any more. Nothing was changed.',
      de: 'Diese Person gehört nicht mehr zum Netzwerk. Es wurde nichts geändert.',
      ru: 'Этот человек больше не состоит в сети. Ничего не изменилось.',
    },
    'trust.notHeld': {
      en: 'This person does not have that role any more: somebody was quicker.',
      de: 'Diese Person hat die Rolle nicht mehr: Jemand war schneller.',
      ru: 'У этого человека такой роли уже нет: кто-то успел раньше.',
    },
    'trust.alreadyHeld': {
      en: 'This person has that role already.',
      de: 'Diese Person hat die Rolle schon.',
      ru: 'У этого человека уже есть эта роль.',
    },
    'trust.unknown': {
      en: 'This decision has not reached this laptop yet. Nothing was changed; it comes when you next meet others.',
      de: 'Diese Entscheidung ist auf diesem Laptop noch nicht angekommen. Es wurde nichts geändert; sie kommt, wenn du das nächste Mal andere triffst.',
      ru: 'Это решение до этого ноутбука ещё не дошло. Ничего не изменилось; оно придёт, когда вы встретитесь с другими.',
    },
    'trust.alreadyUndone': {
      en: 'Somebody has undone this already.',
      de: 'Das hat schon jemand rückgängig gemacht.',
      ru: 'Это уже кто-то отменил.',
    },
    'trust.final': {
      en: 'This cannot be undone. If it was an invitation, make a new one.',
      de: 'Das lässt sich nicht rückgängig machen. War es eine Einladung, mach eine neue.',
      ru: 'Это нельзя отменить. Если речь о приглашении, сделайте новое.',
    },
    entityErased: {
      en: 'This was erased for good; nothing can be written there any more.',
      de: 'Das wurde endgültig gelöscht; dort lässt sich nichts mehr eintragen.',
      ru: 'Это стёрто навсегда; записать туда больше ничего нельзя.',
    },
    nameMissing: { en: 'A name is needed.', de: 'Es fehlt ein Name.', ru: 'Нужно имя.' },
    titleMissing: { en: 'A title is needed.', de: 'Es fehlt ein Titel.', ru: 'Нужно название.' },
    missing: {
      en: 'This is no longer here: someone has removed it. Undo on their side brings it back.',
      de: 'Das gibt es hier nicht mehr: Jemand hat es entfernt. Ein Rückgängig bei dieser Person bringt es zurück.',
      ru: 'Этого здесь больше нет: кто-то это удалил. Отмена с его стороны всё вернёт.',
    },
    invalid: {
      en: 'This value does not fit here ({field}). Nothing was changed.',
      de: 'Dieser Wert passt hier nicht ({field}). Es wurde nichts geändert.',
      ru: 'Это значение сюда не подходит ({field}). Ничего не изменилось.',
    },
    'vouch.oneself': {
      en: 'You cannot vouch for yourself. Ask somebody who knows you.',
      de: 'Für dich selbst kannst du nicht bürgen. Bitte jemanden, der dich kennt.',
      ru: 'Поручиться за себя нельзя. Попросите того, кто вас знает.',
    },
    'vouch.sentenceMissing': {
      en: 'Say in a sentence why you vouch for this person. Nothing was changed.',
      de: 'Sag in einem Satz, warum du für diese Person bürgst. Es wurde nichts geändert.',
      ru: 'Напишите одним предложением, почему вы ручаетесь за этого человека. Ничего не изменилось.',
    },
    'application.notHere': {
      en: 'This request is not at the door any more: it was shown to all, discarded, or has waited for too long.',
      de: 'Diese Anfrage liegt nicht mehr an der Tür: Sie wurde allen gezeigt, verworfen oder hat zu lange gewartet.',
      ru: 'Этой просьбы у двери больше нет: её показали всем, убрали, или она ждала слишком долго.',
    },
    'application.decided': {
      en: 'This request was decided already. Nothing was changed.',
      de: 'Über diese Anfrage wurde schon entschieden. Es wurde nichts geändert.',
      ru: 'По этой просьбе решение уже принято. Ничего не изменилось.',
    },
    'application.broken': {
      en: 'This request was changed after it was written, so it does not count any more. Let the person ask anew. Nobody was let in.',
      de: 'Diese Anfrage wurde nach dem Schreiben verändert und gilt deshalb nicht mehr. Die Person muss neu anfragen. Es wurde niemand aufgenommen.',
      ru: 'Эту просьбу изменили после того, как она была написана, поэтому она недействительна. Пусть человек попросится заново. Никто не был принят.',
    },
    'apply.notAnAddress': {
      en: 'There is no address of a network in this text. It begins with vmeste://apply/; copy all of it.',
      de: 'In diesem Text steht keine Adresse eines Netzwerks. Sie beginnt mit vmeste://apply/; kopier sie ganz.',
      ru: 'В этом тексте нет адреса сети. Он начинается с vmeste://apply/; скопируйте его целиком.',
    },
    'apply.damaged': {
      en: 'A part of this address is missing or changed. Copy it again, all of it, or scan the code.',
      de: 'Ein Teil dieser Adresse fehlt oder ist verändert. Kopier sie noch einmal ganz, oder scann den Code.',
      ru: 'Часть этого адреса потеряна или изменена. Скопируйте его ещё раз целиком или отсканируйте код.',
    },
    'apply.otherVersion': {
      en: 'This address comes from a newer version of Vmeste. Update this one, then try again.',
      de: 'Diese Adresse stammt aus einer neueren Version von Vmeste. Aktualisiere deine und versuch es noch einmal.',
      ru: 'Этот адрес создан более новой версией Vmeste. Обновите свою и попробуйте ещё раз.',
    },
    'join.declined': {
      en: 'The network decided not to take you in this time.',
      de: 'Das Netzwerk hat sich diesmal dagegen entschieden, dich aufzunehmen.',
      ru: 'Сеть решила не принимать вас в этот раз.',
    },
    lastColumn: {
      en: 'A board needs at least one column.',
      de: 'Ein Board braucht mindestens eine Spalte.',
      ru: 'На доске должна остаться хотя бы одна колонка.',
    },
    'file.tooBig': {
      en: '“{name}” is {megabytes} MB; up to {limit} MB can be read. Nothing was changed. Split the file, or leave pictures out of it.',
      de: '„{name}“ hat {megabytes} MB; bis {limit} MB können gelesen werden. Es wurde nichts geändert. Teile die Datei, oder lass Bilder weg.',
      ru: 'Файл «{name}» занимает {megabytes} МБ; можно прочитать до {limit} МБ. Ничего не изменилось. Разделите файл или уберите из него картинки.',
    },
    'file.unreadable': {
      en: '“{name}” could not be read. Is it still there, and may you open it? Nothing was changed.',
      de: '„{name}“ ließ sich nicht lesen. Ist die Datei noch da, und darfst du sie öffnen? Es wurde nichts geändert.',
      ru: 'Не удалось прочитать «{name}». Файл на месте, и вам разрешено его открывать? Ничего не изменилось.',
    },
    'file.cannotSave': {
      en: '“{name}” could not be saved there. Your data is safe; choose another folder.',
      de: '„{name}“ ließ sich dort nicht sichern. Deine Daten sind sicher; wähle einen anderen Ordner.',
      ru: 'Не удалось сохранить «{name}» в это место. Ваши данные в безопасности; выберите другую папку.',
    },
    'file.wrongKind': {
      en: '“{name}” is another kind of file than is expected here. Nothing was changed.',
      de: '„{name}“ ist eine andere Art von Datei als hier erwartet. Es wurde nichts geändert.',
      ru: '«{name}» — файл другого вида, чем нужен здесь. Ничего не изменилось.',
    },
    'lan.noNetwork': {
      en: 'This machine is on no network at the moment. As soon as it is, others there will find it.',
      de: 'Dieses Gerät ist gerade in keinem Netz. Sobald es in einem ist, finden es die anderen dort.',
      ru: 'Это устройство сейчас ни к какой сети не подключено. Как только подключится, другие его найдут.',
    },
    'lan.cannotListen': {
      en: 'Laptops on this Wi-Fi cannot find this one just now: another program may be using the same door. Everything else works; try again later.',
      de: 'Laptops in diesem WLAN finden dieses Gerät gerade nicht: Vielleicht benutzt ein anderes Programm denselben Zugang. Alles andere geht; versuch es später noch einmal.',
      ru: 'Ноутбуки в этой сети Wi-Fi сейчас не находят это устройство: возможно, тот же вход занят другой программой. Всё остальное работает; попробуйте позже.',
    },
    'store.full': {
      en: 'This machine has no room left for the change. What was saved before is safe. Free some space, then try again.',
      de: 'Auf diesem Gerät ist kein Platz mehr für die Änderung. Was vorher gesichert war, ist sicher. Schaff etwas Platz und versuch es noch einmal.',
      ru: 'На этом устройстве не осталось места для изменения. Сохранённое раньше в безопасности. Освободите место и попробуйте ещё раз.',
    },
    'store.closed': {
      en: 'This network was closed in this window. Load the window again to go on.',
      de: 'Dieses Netzwerk wurde in diesem Fenster geschlossen. Lade das Fenster neu, um weiterzumachen.',
      ru: 'Эта сеть закрыта в этом окне. Перезагрузите окно, чтобы продолжить.',
    },
    'store.newer': {
      en: 'This network was last opened with a newer Vmeste. Nothing is lost; update Vmeste on this machine to open it.',
      de: 'Dieses Netzwerk wurde zuletzt mit einem neueren Vmeste geöffnet. Nichts ist verloren; bring Vmeste auf diesem Gerät auf den neuesten Stand, um es zu öffnen.',
      ru: 'Эту сеть в последний раз открывали более новой версией Vmeste. Ничего не потеряно; обновите Vmeste на этом устройстве.',
    },
    'store.blocked': {
      en: 'Another Vmeste window holds this network in an older version. Close the other windows and try again.',
      de: 'Ein anderes Vmeste-Fenster hält dieses Netzwerk in einer älteren Version offen. Schließ die anderen Fenster und versuch es noch einmal.',
      ru: 'Другое окно Vmeste держит эту сеть открытой в старой версии. Закройте другие окна и попробуйте ещё раз.',
    },
    'store.unavailable': {
      en: 'This browser does not let Vmeste keep data here. Private windows often forbid it; use a normal one.',
      de: 'Dieser Browser erlaubt Vmeste hier nicht, Daten aufzuheben. Private Fenster verbieten das oft; nimm ein normales.',
      ru: 'Этот браузер не разрешает Vmeste хранить здесь данные. Так часто бывает в приватных окнах; откройте обычное.',
    },
    'store.failed': {
      en: 'The change could not be written. What was saved before is safe. Load the window again and try once more. ({name})',
      de: 'Die Änderung ließ sich nicht schreiben. Was vorher gesichert war, ist sicher. Lade das Fenster neu und versuch es noch einmal. ({name})',
      ru: 'Не удалось записать изменение. Сохранённое раньше в безопасности. Перезагрузите окно и попробуйте ещё раз. ({name})',
    },
    'engine.interrupted': {
      en: 'The window that was doing this was closed. Look whether it is there; if not, do it again.',
      de: 'Das Fenster, das daran gearbeitet hat, wurde geschlossen. Sieh nach, ob es da ist; wenn nicht, mach es noch einmal.',
      ru: 'Окно, которое это выполняло, закрылось. Проверьте, сделано ли это; если нет, повторите.',
    },
    'engine.unreachable': {
      en: 'The other Vmeste window does not answer. Close it or load it again; your data is safe.',
      de: 'Das andere Vmeste-Fenster antwortet nicht. Schließ es oder lade es neu; deine Daten sind sicher.',
      ru: 'Другое окно Vmeste не отвечает. Закройте или перезагрузите его; ваши данные в безопасности.',
    },
    'engine.closed': {
      en: 'This network is being closed. Nothing was changed.',
      de: 'Dieses Netzwerk wird gerade geschlossen. Es wurde nichts geändert.',
      ru: 'Эта сеть закрывается. Ничего не изменилось.',
    },
    'engine.crashed': {
      en: 'Something in Vmeste stopped unexpectedly. What was saved is safe; load the window again.',
      de: 'In Vmeste ist etwas unerwartet stehen geblieben. Gesichertes ist sicher; lade das Fenster neu.',
      ru: 'Что-то в Vmeste неожиданно остановилось. Сохранённое в безопасности; перезагрузите окно.',
    },
    'network.missing': {
      en: 'This network is no longer on this machine.',
      de: 'Dieses Netzwerk gibt es auf diesem Gerät nicht mehr.',
      ru: 'Этой сети на этом устройстве больше нет.',
    },
    'network.cannotOpen': {
      en: 'Opening it failed unexpectedly. Your data has not been touched; load the window again.',
      de: 'Das Öffnen ist unerwartet gescheitert. Deine Daten wurden nicht angerührt; lade das Fenster neu.',
      ru: 'Открыть не удалось по неожиданной причине. Ваши данные не затронуты; перезагрузите окно.',
    },
    'export.failed': {
      en: 'Your data could not be put into a file. It is still on this machine; load the window again and try once more.',
      de: 'Deine Daten ließen sich nicht in eine Datei packen. Sie sind weiterhin auf diesem Gerät; lade das Fenster neu und versuch es noch einmal.',
      ru: 'Не удалось собрать ваши данные в файл. Они по-прежнему на этом устройстве; перезагрузите окно и попробуйте ещё раз.',
    },
    'bundle.noNetwork': {
      en: 'A Vmeste file can be taken in once its network is open here. Join it by invitation first, then open the file again.',
      de: 'Eine Vmeste-Datei lässt sich aufnehmen, sobald ihr Netzwerk hier offen ist. Tritt ihm erst mit einer Einladung bei und öffne die Datei dann noch einmal.',
      ru: 'Файл Vmeste можно принять, когда его сеть открыта здесь. Сначала вступите в неё по приглашению, затем откройте файл снова.',
    },
    'bundle.notABundle': {
      en: 'This is not a Vmeste file. They end in .vmeste and come from “Save everything to a file”. Nothing was changed.',
      de: 'Das ist keine Vmeste-Datei. Sie enden auf .vmeste und kommen von „Alles in eine Datei sichern“. Es wurde nichts geändert.',
      ru: 'Это не файл Vmeste. Такие файлы заканчиваются на .vmeste и создаются командой «Сохранить всё в файл». Ничего не изменилось.',
    },
    'bundle.otherVersion': {
      en: 'This file comes from a newer Vmeste. Update Vmeste on this machine, then open it again. Nothing was changed.',
      de: 'Diese Datei kommt von einem neueren Vmeste. Bring Vmeste auf diesem Gerät auf den neuesten Stand und öffne sie dann noch einmal. Es wurde nichts geändert.',
      ru: 'Этот файл создан более новой версией Vmeste. Обновите Vmeste на этом устройстве и откройте его снова. Ничего не изменилось.',
    },
    'bundle.truncated': {
      en: 'This file is incomplete: its end is missing. Copy it once more from where it came. Nothing was changed.',
      de: 'Diese Datei ist unvollständig: Ihr Ende fehlt. Kopier sie noch einmal von dort, wo sie herkam. Es wurde nichts geändert.',
      ru: 'Файл неполный: не хватает конца. Скопируйте его ещё раз оттуда, где вы его взяли. Ничего не изменилось.',
    },
    'bundle.damaged': {
      en: 'This file is damaged. Copy it once more from where it came, or ask for a new one. Nothing of yours was replaced.',
      de: 'Diese Datei ist beschädigt. Kopier sie noch einmal von dort, wo sie herkam, oder lass dir eine neue geben. Nichts von dir wurde ersetzt.',
      ru: 'Файл повреждён. Скопируйте его ещё раз или попросите новый. Ваше ничего не заменено.',
    },
    'bundle.foreign': {
      en: 'This file belongs to another network, which this machine is not part of. Nothing was changed.',
      de: 'Diese Datei gehört zu einem anderen Netzwerk, zu dem dieses Gerät nicht gehört. Es wurde nichts geändert.',
      ru: 'Этот файл относится к другой сети, в которой это устройство не состоит. Ничего не изменилось.',
    },
    cancelled: {
      en: 'Cancelled. Nothing was changed.',
      de: 'Abgebrochen. Es wurde nichts geändert.',
      ru: 'Отменено. Ничего не изменилось.',
    },
    'join.cancelled': {
      en: 'Joining was cancelled.',
      de: 'Der Beitritt wurde abgebrochen.',
      ru: 'Вступление отменено.',
    },
    'join.expired': {
      en: 'This invitation is no longer good. Ask for a new one; it takes a moment.',
      de: 'Diese Einladung gilt nicht mehr. Lass dir eine neue geben; das geht schnell.',
      ru: 'Это приглашение больше не действует. Попросите новое, это недолго.',
    },
    'join.usedUp': {
      en: 'This invitation is used up: as many people have come through it as it was made for. Ask whoever invited you for one of your own.',
      de: 'Diese Einladung ist aufgebraucht: Es sind schon so viele damit gekommen, wie vorgesehen waren. Lass dir eine eigene geben.',
      ru: 'Приглашение использовано: по нему пришли все, на кого оно рассчитано. Попросите отдельное для себя.',
    },
    'join.inviteRevoked': {
      en: 'This invitation was closed. Ask whoever invited you.',
      de: 'Diese Einladung wurde geschlossen. Frag die Person, die dich eingeladen hat.',
      ru: 'Это приглашение закрыто. Спросите того, кто вас пригласил.',
    },
    'join.otherVersion': {
      en: 'The others use another version of Vmeste. Bring this machine and theirs up to date, then try again.',
      de: 'Die anderen benutzen eine andere Version von Vmeste. Bringt beide Geräte auf den neuesten Stand und versucht es dann noch einmal.',
      ru: 'У других другая версия Vmeste. Обновите её на обоих устройствах и попробуйте ещё раз.',
    },
    'join.badProof': {
      en: 'This invitation does not fit the network: it may be damaged. Ask for a new one.',
      de: 'Diese Einladung passt nicht zum Netzwerk: Vielleicht ist sie beschädigt. Lass dir eine neue geben.',
      ru: 'Приглашение не подходит к этой сети: возможно, оно повреждено. Попросите новое.',
    },
    'join.removed': {
      en: 'The network does not let this machine in any more. Talk to whoever coordinates it.',
      de: 'Das Netzwerk lässt dieses Gerät nicht mehr herein. Sprich mit denen, die es koordinieren.',
      ru: 'Сеть больше не впускает это устройство. Поговорите с теми, кто её координирует.',
    },
    'join.notNow': {
      en: 'Somebody is there, but cannot let you in just now. It goes on by itself.',
      de: 'Jemand ist da, kann dich aber gerade nicht hereinlassen. Es geht von selbst weiter.',
      ru: 'Кто-то на месте, но сейчас не может вас впустить. Всё продолжится само.',
    },
    'join.noAnswer': {
      en: 'Somebody is there, but does not answer yet. It goes on by itself.',
      de: 'Jemand ist da, antwortet aber noch nicht. Es geht von selbst weiter.',
      ru: 'Кто-то на месте, но пока не отвечает. Всё продолжится само.',
    },
    'join.untrue': {
      en: 'Somebody opened who does not belong to this network. Nothing of it was kept; Vmeste keeps looking for the others.',
      de: 'Jemand hat aufgemacht, der nicht zu diesem Netzwerk gehört. Davon wurde nichts behalten; Vmeste sucht die anderen weiter.',
      ru: 'Ответил кто-то не из этой сети. Ничего от него не сохранено; Vmeste продолжает искать остальных.',
    },
    'join.busy': {
      en: 'Many people are joining just now. You are in the queue; it goes on by itself.',
      de: 'Gerade treten viele bei. Du bist in der Reihe; es geht von selbst weiter.',
      ru: 'Сейчас вступает много людей. Вы в очереди; всё продолжится само.',
    },
    'join.inviteUnknown': {
      en: 'Somebody is there, but has not heard of your invitation yet. It goes on by itself as soon as the news has reached them.',
      de: 'Jemand ist da, weiß aber noch nichts von deiner Einladung. Es geht von selbst weiter, sobald die Nachricht dort ist.',
      ru: 'Кто-то на месте, но ещё не знает о вашем приглашении. Всё продолжится само, когда до него дойдут новости.',
    },
    'engine.bug': {
      en: 'Something in Vmeste is wrong; that is our mistake. What was saved is safe. Load the window again and try once more.',
      de: 'In Vmeste stimmt etwas nicht; das ist unser Fehler. Gesichertes ist sicher. Lade das Fenster neu und versuch es noch einmal.',
      ru: 'В Vmeste что-то не так; это наша ошибка. Сохранённое в безопасности. Перезагрузите окно и попробуйте ещё раз.',
    },
    'engine.unknownCommand': {
      en: 'Another window runs an older Vmeste that cannot do this yet. Close the other windows and load this one again.',
      de: 'Ein anderes Fenster benutzt ein älteres Vmeste, das dies noch nicht kann. Schließ die anderen Fenster und lade dieses neu.',
      ru: 'В другом окне открыта более старая версия Vmeste, которая этого ещё не умеет. Закройте другие окна и перезагрузите это.',
    },
    textLeft: {
      en: 'Something you typed earlier could not be saved. It is kept on this machine: “{text}”',
      de: 'Etwas, das du früher getippt hast, ließ sich nicht speichern. Es ist auf diesem Gerät aufgehoben: „{text}“',
      ru: 'Не удалось сохранить то, что вы набрали раньше. Это осталось на этом устройстве: «{text}»',
    },
    textUnreadable: {
      en: 'What was typed could not be put into the text.',
      de: 'Das Getippte ließ sich nicht in den Text einfügen.',
      ru: 'Не удалось вставить набранное в текст.',
    },
    entityReadOnly: {
      en: 'This record holds something that this Vmeste cannot read, so it is not changed here. Nothing is lost; update Vmeste.',
      de: 'Dieser Eintrag enthält etwas, das dieses Vmeste nicht lesen kann; darum wird er hier nicht geändert. Nichts ist verloren; bring Vmeste auf den neuesten Stand.',
      ru: 'В этой записи есть то, чего эта версия Vmeste не может прочесть, поэтому здесь она не меняется. Ничего не потеряно; обновите Vmeste.',
    },
    tooMuchAtOnce: {
      en: 'That is too much at once. Nothing was changed; do it in smaller parts.',
      de: 'Das ist zu viel auf einmal. Es wurde nichts geändert; mach es in kleineren Teilen.',
      ru: 'Слишком много за один раз. Ничего не изменилось; сделайте это по частям.',
    },
    'invitation.notAnInvitation': {
      en: 'There is no invitation in this text. It begins with vmeste://join/ and is quite long; copy all of it.',
      de: 'In diesem Text steht keine Einladung. Sie beginnt mit vmeste://join/ und ist recht lang; kopier sie ganz.',
      ru: 'В этом тексте нет приглашения. Оно начинается с vmeste://join/ и довольно длинное; скопируйте его целиком.',
    },
    'invitation.otherVersion': {
      en: 'This invitation comes from a newer Vmeste. Update Vmeste on this machine, then try again.',
      de: 'Diese Einladung kommt von einem neueren Vmeste. Bring Vmeste auf diesem Gerät auf den neuesten Stand und versuch es dann noch einmal.',
      ru: 'Это приглашение создано более новой версией Vmeste. Обновите Vmeste на этом устройстве и попробуйте ещё раз.',
    },
    'invitation.damaged': {
      en: 'This invitation is incomplete: a piece of it seems to be missing. Copy it once more, or ask for the QR code.',
      de: 'Diese Einladung ist unvollständig: Ein Stück scheint zu fehlen. Kopier sie noch einmal, oder lass dir den QR-Code zeigen.',
      ru: 'Приглашение неполное: похоже, часть потерялась. Скопируйте его ещё раз или попросите показать QR-код.',
    },
    'invitation.expired': {
      en: 'This invitation was good until {until}. Ask for a new one; it takes a moment.',
      de: 'Diese Einladung galt bis {until}. Lass dir eine neue geben; das geht schnell.',
      ru: 'Срок приглашения истёк: {until}. Попросите новое, это недолго.',
    },
    'invitation.alreadyMember': {
      en: 'You are in {network} already, on this machine.',
      de: 'Du bist auf diesem Gerät schon bei {network}.',
      ru: 'Вы уже в сети «{network}» на этом устройстве.',
    },
  }),
)
