import { fold } from '../../text/fold.ts';

/** Family names of two characters. */
const compound =
  '歐陽 司馬 上官 諸葛 司徒 東方 獨孤 慕容 皇甫 尉遲 令狐 公孫 長孫 宇文 鮮于 夏侯 軒轅 端木 百里 呼延 南宮 拓跋 淳于 申屠 太史 澹臺 公冶 濮陽 宗政 鍾離 閭丘 東郭 南門 西門 第五 完顏 耶律 赫連 万俟 聞人 仲孫 范姜 張簡';

/** The family names that 99 in 100 people in China, Taiwan and Hong Kong have, by how frequent they are (Ministry of Public Security 2019, Ministry of the Interior 2018), and those of the Song dynasty's Hundred Family Surnames. */
const single =
  '王李張劉陳楊黃趙吳周徐孫馬朱胡郭何林高羅鄭梁謝宋唐許韓馮鄧曹彭曾肖蕭田董袁潘于蔣蔡余杜葉程蘇魏呂丁任沈姚盧姜崔鍾譚陸汪范金石廖賈夏韋付傅方白鄒孟熊秦邱江尹薛閻段雷侯龍史陶黎賀顧毛郝龔邵萬錢嚴覃武戴莫孔向湯常溫康施文牛樊葛邢安齊易喬伍龐顏倪莊聶章魯岳翟殷詹申歐耿關蘭焦俞左柳甘祝包寧尚符舒阮柯紀梅童凌畢單季裴霍涂成苗谷盛曲翁冉駱藍路游辛靳歐管柴蒙鮑華喻祁蒲房滕屈饒解牟艾尤陽時穆農司卓古吉繆簡車項連蘆麥褚婁竇戚岑景黨宮費卜冷晏席衛米柏宗瞿桂全佟應臧閔苟鄔邊卞姬師和仇欒隋商刁沙榮巫寇桑郎甄叢仲虞敖巩鞏明佘池查麻苑遲鄺官封談匡鞠惠荊樂冀郁胥南班儲原栗燕楚鄢勞諶奚皮粟冼藺樓盤滿聞位厲伊仝區郜海闞花權強帥屠豆朴蓋練廉禹井祖漆巴豐支卿國狄平計索宣晉相初門雲容敬來扈晁芮都普闕浦戈伏鹿薄邸雍辜羊阿烏母裘亓修邰赫杭况那宿鮮印逯隆茹諾戰慕危玉銀亢嵇公哈湛賓戎勾茅利於呼居揭干但尉冶斯元束檀衣信展陰昝智幸奉植衡富尧閉由';

const known = new Set([...compound.split(' '), ...Array.from(single)].map((name) => fold(name)));

/** Whether a text is a Chinese family name, in either script. */
export const isSurname = (text: string): boolean => known.has(fold(text));

/** The family name with which a name in characters may begin, longest first; empty where it begins with none, or is nothing else. */
export const surnameOf = (name: string): string => {
  const characters = Array.from(name);
  for (const length of [2, 1]) {
    const first = characters.slice(0, length).join('');
    if (characters.length > length && isSurname(first)) return first;
  }
  return '';
};
