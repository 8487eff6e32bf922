"""Characters that are drawn like a Latin letter, and the letter they are read as.

Unicode's compatibility folding already covers full-width, circled, mathematical and accented letters; here is the
rest: other alphabets, phonetic letters, and signs. Only clear twins are listed.
"""

from __future__ import annotations

_PAIRS = (
    # Cyrillic
    "аa вb еe ёe кk мm нh оo рp сc тt уy хx іi їi јj ѕs ԁd ԛq ԝw һh ѵv гr үy ӏl ոn ցg օo սu հh",
    # Greek
    "αa βb δd εe ηn ιi κk νv οo ρp τt υu χx ωw ζz ϲc",
    # Latin letters of other languages and of the phonetic alphabet
    "ıi łl øo đd ħh ŧt ɑa ɡg ɩi ɓb ɗd ƙk ɐa ǝe ʞk ɥh ɯm ɹr ʇt ʌv ʍw ʎy ɔc ɟf ƃg ƞn ɛe ɨi ʉu ƨs",
    # small capitals
    "ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ǫq ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz",
    # Cherokee capitals
    "Ꭺa Ꭼe Ꮃw Ꮮl Ꭵi Ꮶk Ꮇm Ꮪs Ꭰd Ꭲt Ꮋh Ꭱr Ꮲp Ꮯc Ꭻj Ᏼb Ꮐg Ꮓz Ꮩv",
    # Chinese as it is written in Taiwan and Hong Kong, for words that rules use
    "殺杀 結结 輕轻 尋寻 見见 傷伤 藥药 遺遗 書书 離离 開开 這这",
    "個个 樓楼 燒烧 頭头 們们 還还 過过 時时 會会 說说 沒没 實实",
    "覺觉 無无 體体 讓让 麼么 為为 對对 愛爱 難难 後后 來来 點点",
    "媽妈 親亲 應应 該该 關关 係系 氣气 壓压 給给 從从 進进 種种",
    "樣样 裡里 裏里 幾几 樂乐 淚泪 臨临 終终 準准 備备 決决 劃划",
    "計计 橋桥 燈灯 暈晕 脈脉 殘残 騷骚 擾扰 強强 姦奸 嗎吗",
    # signs
    "€e ¢c ¡i ∂d ’' ‘' ʼ' ´' `' ′' 。. 、, ❗! ❓?",
)

#: One character to the character it is read as.
CONFUSABLES: dict[str, str] = {pair[0]: pair[1] for row in _PAIRS for pair in row.split()}

#: Letters in boxes and flags that Unicode does not fold: first code point of each run of 26.
LETTER_RUNS = (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)

#: Characters that are drawn as nothing though Unicode calls them letters.
BLANKS = frozenset("\u115f\u1160\u3164\uffa0")
