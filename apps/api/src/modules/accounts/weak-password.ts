/** Words that guessing programs try first, without the digits and signs that people hang on them. */
const common = new Set(
  `
  123456 12345678 123456789 1234567890 password passwort passw0rd p@ssword pass letmein welcome admin administrator root
  login user guest test testtest tester qwerty qwertyui qwertyuiop qwerty123 asdf asdfgh asdfghjk asdfghjkl zxcv zxcvbn
  zxcvbnm 1q2w3e4r 1qaz2wsx qazwsx qazwsxedc q1w2e3r4 abc abcd abcdef abcdefg abcdefgh a1b2c3d4 iloveyou loveyou love
  princess sunshine monkey dragon football baseball superman batman spiderman pokemon minecraft roblox fortnite shadow
  master michael jordan jessica daniel ashley charlie thomas hello helloworld freedom whatever trustno1 starwars
  computer internet samsung iphone android google facebook instagram tiktok youtube snapchat viber whatsapp discord
  summer winter spring autumn january february monday friday flower butterfly chocolate cookie banana orange cheese
  secret changeme default temp temppass newpass mypassword mypass access killer hunter ranger soccer hockey tennis
  parola parolata mojataparola moqtaparola moiataparola parolka parolami obicham obichamte mama tati tatko
  mamatati mamaitati sofia plovdiv varna burgas ruse bulgaria balgaria bulgarija blgariq levski cska ludogorets botev
  slaviq slavia beroe lokomotiv georgi ivan dimitar dimitur petar petur nikolay hristo stefan todor maria mariq ivanka
  elena petya desislava viktoria aleksandra aleksandar martin kristian boyan kaloyan zdravei zdravey dobre lubov liubov
  lubovta lyubov slance sluntse zaek mecho kotka kuche kote maika bashta
  парола паролата моятапарола парола123 обичам обичамте любов мама тати татко мамаитати мамаитатко българия софия
  пловдив варна бургас русе плевен левски цска лудогорец ботев славия берое локомотив георги иван димитър петър николай
  христо стефан тодор мария иванка елена петя десислава виктория александра александър мартин кристиян боян калоян
  здравей здрасти слънце зайче мечо котка куче коте майка баща приятел приятели училище ученик учител футбол баскетбол
  йцукен йцукенг явертъ явертъу явертъуиоп асдф асдфгх зьцж тайна секрет админ потребител
  `
    .trim()
    .split(/\s+/),
);

/** Words of this product: anybody who wants in here tries them. */
const ours = ["posoka", "посока", "parola", "парола"];

const rows = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "абвгдежзийклмнопрстуфхцчшщъьюя",
  "qwertyuiopasdfghjklzxcvbnm",
  "явертъуиопшщасдфгхйклзьцжбнм",
  "чявертъуиопшщасдфгхйклзьцжбнм",
  "уеишщксдзцьяаожгтнвмчюйъэфхпрлб",
];

/**
 * Whether a password is among the first that anybody would try: a common word, a word of the product or the user name
 * with little added, a row of keys, or the same sign over and over. No rule asks for digits or signs.
 */
export function isWeakPassword(password: string, userName: string): boolean {
  const plain = password.toLowerCase().replace(/\s+/g, "");
  const letters = unmask(plain);
  if (new Set(plain).size <= 2 || isRepeated(plain) || isRow(plain)) return true;
  if ([plain, letters, bare(plain), bare(letters)].some((word) => common.has(word))) return true;
  const name = userName.toLowerCase().replace(/-\d{4}$/, "");
  const known = name.length >= 3 ? [...ours, name] : ours;
  return addsLittle(plain, known) || addsLittle(letters, known);
}

/** Beside a word that everybody would try here there are fewer than 4 letters, or just a common word. */
function addsLittle(text: string, known: readonly string[]): boolean {
  const rest = known.reduce((left, word) => left.replaceAll(word, ""), text);
  return rest !== text && ((rest.match(/\p{L}/gu)?.length ?? 0) < 4 || common.has(bare(rest)));
}

/** Digits and signs at both ends are what people add to please a rule. */
const bare = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");

const masks: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "@": "a",
  $: "s",
  "!": "i",
};
const unmask = (text: string): string => text.replace(/[01345@$!]/g, (sign) => masks[sign] ?? sign);

/** "abcabcabc": one piece over and over. */
function isRepeated(text: string): boolean {
  const half = Math.floor(text.length / 2);
  return Array.from({ length: Math.min(half, 8) }, (_, index) => index + 1).some(
    (size) =>
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .slice(0, text.length) === text,
  );
}

function isRow(text: string): boolean {
  const back = [...text].reverse().join("");
  return rows.some((row) => row.includes(text) || row.includes(back));
}
