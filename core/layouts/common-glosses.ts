import { once } from '../text/conversion/tables.ts';

/**
 * What the commonest words mean in a sentence, where the first meaning in a dictionary is that of the word by itself, or tells what it is used for in a line: Traditional form, reading, meaning.
 * Words that two readings tell apart stand twice.
 */
const lines = `
的 de of; 's
地 de -ly
得 de so that it
了 le (done)
著 zhe -ing
過 guo (ever)
們 men (plural)
嗎 ma (question)
呢 ne (and …?)
吧 ba (let us)
啊 a ah
呀 ya ah
嘛 ma (of course)
麼 me (what)
把 bǎ (object)
被 bèi by
給 gěi give; to
對 duì towards; right
跟 gēn with
和 hé and
與 yǔ with; and
同 tóng with; same
及 jí and
或 huò or
從 cóng from
向 xiàng towards
往 wǎng towards
由 yóu by; from
於 yú at; than
以 yǐ with; in order to
為 wèi for
為 wéi be; as
因 yīn because of
用 yòng use; with
按 àn according to
比 bǐ than
在 zài at; be at
到 dào arrive; to
是 shì be
有 yǒu have; there is
無 wú without
沒 méi not have; not
不 bù not
別 bié do not
非 fēi not
未 wèi not yet
要 yào want; will
想 xiǎng think; want
會 huì can; will
能 néng can
可 kě may; but
該 gāi ought to
應 yīng should
得 děi must
肯 kěn be willing
敢 gǎn dare
讓 ràng let
叫 jiào call; have … do
請 qǐng please; ask
使 shǐ make; cause
就 jiù then; at once
才 cái only then
也 yě also
都 dōu all
還 hái still
還 huán give back
又 yòu again
再 zài again; then
很 hěn very
太 tài too
更 gèng even more
最 zuì most
只 zhǐ only
已 yǐ already
正 zhèng just now
將 jiāng will
便 biàn then
卻 què but
但 dàn but
而 ér and; but
且 qiě moreover
則 zé then
若 ruò if
如 rú like; if
像 xiàng resemble
似 sì seem
所 suǒ that which
之 zhī of; it
者 zhě one who
其 qí its; their
此 cǐ this
這 zhè this
那 nà that
哪 nǎ which
誰 shéi who
何 hé what
怎 zěn how
幾 jǐ how many; a few
多 duō many; more
少 shǎo few
些 xiē some
每 měi every
各 gè each
某 mǒu a certain
另 lìng another
別人 biérén others
自己 zìjǐ oneself
我 wǒ I
你 nǐ you
您 nín you
他 tā he
她 tā she
它 tā it
咱 zán we
上 shàng on; up
下 xià below; down
裡 lǐ in
外 wài outside
中 zhōng in; middle
間 jiān between; room
前 qián before; front
後 hòu after; back
邊 biān side
旁 páng beside
內 nèi within
左 zuǒ left
右 yòu right
東 dōng east
西 xī west
南 nán south
北 běi north
時 shí when; time
年 nián year
月 yuè month
日 rì day
天 tiān day; sky
點 diǎn o'clock; a little
分 fēn minute; divide
歲 suì years old
說 shuō say
道 dào say; way
講 jiǎng speak
談 tán talk
問 wèn ask
答 dá answer
看 kàn look
見 jiàn see
聽 tīng listen
聞 wén smell; hear
吃 chī eat
喝 hē drink
走 zǒu walk; leave
跑 pǎo run
來 lái come
去 qù go
回 huí return
出 chū go out
進 jìn enter
起 qǐ rise; up
開 kāi open
關 guān close
坐 zuò sit
站 zhàn stand
住 zhù live; stay
放 fàng put
拿 ná take
打 dǎ hit
做 zuò do
作 zuò do; make
寫 xiě write
讀 dú read
買 mǎi buy
賣 mài sell
等 děng wait
找 zhǎo look for
信 xìn believe; letter
知道 zhīdào know
覺得 juéde feel
不會 bùhuì will not; cannot
多少 duōshǎo how many
生意 shēngyì business
生意 shēngyi business
一次 yīcì once
一下 yīxià a little; once
一起 yīqǐ together
一邊 yībiān at the same time
大 dà big
小 xiǎo small
好 hǎo good
長 cháng long
長 zhǎng grow; elder
高 gāo tall
老 lǎo old
新 xīn new
一 yī one
十 shí ten
頭 tóu head
手 shǒu hand
地 dì ground; land
戲 xì play; opera
帶 dài take along
缺 quē lack
沒有 méiyǒu not have; not
一個 yīge a; an
家 jiā home; family
人 rén person
事 shì matter
話 huà words
東西 dōngxi thing
`;

/** The gloss of a word in its Traditional form, by how it is read there; undefined for all but the commonest. */
export const commonGlosses = once(
  (): ReadonlyMap<string, string> =>
    new Map(
      lines
        .trim()
        .split('\n')
        .map((line) => {
          const [word = '', reading = '', ...gloss] = line.split(' ');
          return [`${word} ${reading}`, gloss.join(' ')];
        }),
    ),
);
