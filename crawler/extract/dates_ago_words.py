"""Words that count back from now, per language: units, numbers, what stands before ("vor") or after ("ago").

Units are groups divided by "|": seconds, minutes, hours, days, weeks, months, years. `=1`, `=2` on a spelling is
the number it holds by itself ("يومين=2" is two days).
"""

#: What stands before the number.
BEFORE = (
    "il_y_a il_y_a_environ vor hace há före för prije pre před pred преди пре πριν πριν_από acum منذ قبل پێش "
    "بەر_لە لە_پێش berî לפני"
)

#: What stands after the unit.
AFTER = (
    "ago earlier atrás fa geleden sedan siden sitten temu назад тому_назад тому πριν önce evvel ezelőtt în_urmă lalu "
    "yang_lalu trước پیش قبل لەمەوبەر لەمەوپێش پێش_ئێستا berê berî_niha əvvəl առաջ წინ پہلے 前 전 पहले enrere"
)

#: What stands beside the number and does not change the bounds.
ABOUT = (
    "about around approximately over almost nearly less_than more_than a_bit environ etwa rund circa ca casi cerca_de "
    "cerca unos unas hace_unos около примерно примерно_в ok około přibližně oko حوالي نحو أكثر_من تقریبا حدود "
    "yaklaşık περίπου כ"
)

UNITS = {
    "en": "second seconds sec secs s|minute minutes min mins m|hour hours hr hrs h|day days d|week weeks wk wks w|"
    "month months mo mos mth mths|year years yr yrs y",
    "fr": "seconde secondes sec|minute minutes min mn|heure heures h|jour jours j|semaine semaines|mois|an ans année "
    "années",
    "de": "sekunde sekunden|minute minuten min|stunde stunden std|tag tage tagen|woche wochen|monat monate monaten|"
    "jahr jahre jahren",
    "es": "segundo segundos|minuto minutos min|hora horas h|día días|semana semanas|mes meses|año años",
    "it": "secondo secondi|minuto minuti min|ora ore|giorno giorni|settimana settimane|mese mesi|anno anni",
    "pt": "segundo segundos|minuto minutos min|hora horas h|dia dias|semana semanas|mês meses|ano anos",
    "ca": "segon segons|minut minuts|hora hores|dia dies|setmana setmanes|mes mesos|any anys",
    "nl": "seconde seconden|minuut minuten min|uur uren|dag dagen|week weken|maand maanden|jaar jaren",
    "sv": "sekund sekunder|minut minuter min|timme timmar tim|dag dagar|vecka veckor|månad månader|år",
    "da": "sekund sekunder|minut minutter minutt min|time timer|dag dage dager døgn|uge uger uke uker|måned måneder|år",
    "fi": "sekunti=1 sekuntia|minuutti=1 minuuttia min|tunti=1 tuntia t|päivä=1 päivää|viikko=1 viikkoa|"
    "kuukausi=1 kuukautta|vuosi=1 vuotta",
    "pl": "sekundę=1 sekundy sekund|minutę=1 minuty minut min|godzinę=1 godziny godzin godz|dzień=1 dni|"
    "tydzień=1 tygodnie tygodni|miesiąc=1 miesiące miesięcy|rok=1 lata lat",
    "cs": "sekundou=1 sekundami|minutou=1 minutami|hodinou=1 hodinami|dnem=1 dňom=1 dny dňami|týdnem=1 týždňom=1 "
    "týdny týždňami|měsícem=1 mesiacom=1 měsíci mesiacmi|rokem=1 rokom=1 lety roky rokmi",
    "hr": "sekundu=1 sekunde sekundi|minutu=1 minute minuta|sat=1 sata sati|dan=1 dana|"
    "tjedan=1 tjedna tjedana sedmicu=1 sedmice nedelju=1 nedelje|mjesec=1 mjeseca mjeseci mesec=1 meseca meseci|"
    "godinu=1 godine godina",
    "ru": "секунду=1 секунды секунд сек|минуту=1 минуты минут мин|час=1 часа часов|день=1 дня дней|"
    "неделю=1 недели недель|месяц=1 месяца месяцев|год=1 года лет",
    "uk": "секунду=1 секунди секунд|хвилину=1 хвилини хвилин хв|годину=1 години годин|день=1 дні днів|"
    "тиждень=1 тижні тижнів|місяць=1 місяці місяців|рік=1 роки років",
    "bg": "секунда секунди|минута минути|час часа|ден дни|седмица седмици|месец месеца|година години",
    "el": "δευτερόλεπτο δευτερόλεπτα|λεπτό λεπτά|ώρα ώρες|ημέρα ημέρες μέρα μέρες|εβδομάδα εβδομάδες|μήνα μήνες|"
    "χρόνο χρόνια έτος έτη",
    "tr": "saniye|dakika dk|saat sa|gün|hafta|ay|yıl sene",
    "az": "saniyə|dəqiqə|saat|gün|həftə|ay|il",
    "hy": "վայրկյան|րոպե|ժամ|օր|շաբաթ|ամիս|տարի",
    "ka": "წამის|წუთის|საათის|დღის|კვირის|თვის|წლის",
    "ur": "سیکنڈ|منٹ|گھنٹے گھنٹہ=1|دن|ہفتے ہفتہ=1|ماہ مہینے مہینہ=1|سال",
    "hu": "másodperccel|perccel|órával|nappal|héttel|hónappal|évvel",
    "ro": "secundă secunde|minut minute|oră ore|zi zile|săptămână săptămâni|lună luni|an ani",
    "id": "detik|menit|jam|hari|minggu|bulan|tahun",
    "vi": "giây|phút|giờ tiếng|ngày|tuần|tháng|năm",
    "ar": "ثانية=1 ثانيتين=2 ثوان ثواني|دقيقة=1 دقيقتين=2 دقائق|ساعة=1 ساعتين=2 ساعات|يوم=1 يومين=2 أيام يوما|"
    "أسبوع=1 أسبوعين=2 أسابيع أسبوعا|شهر=1 شهرين=2 أشهر شهور شهرا|سنة=1 سنتين=2 سنوات سنين عام=1 عامين=2 أعوام عاما",
    "fa": "ثانیه|دقیقه|ساعت ساعتی=1|روز روزی=1|هفته|ماه ماهی=1|سال سالی=1",
    "ckb": "چرکە|خولەک دەقە دەقیقە|کاتژمێر سەعات کاتژمێرێک=1 سەعاتێک=1|ڕۆژ رۆژ ڕۆژێک=1 رۆژێک=1|هەفتە حەفتە|"
    "مانگ مانگێک=1|ساڵ ساڵێک=1",
    "ku": "çirke saniye|deqe deqîqe deqeyan|saet saetan saetek=1 demjimêr demjimêran|roj rojan rojek=1|"
    "hefte heftiyan hefteyek=1|meh mehan mehek=1|sal salan salek=1",
    "he": "שנייה=1 שניה=1 שניות|דקה=1 דקות|שעה=1 שעתיים=2 שעות|יום=1 יומיים=2 ימים|שבוע=1 שבועיים=2 שבועות|"
    "חודש=1 חודשיים=2 חודשים|שנה=1 שנתיים=2 שנים",
    "hi": "सेकंड|मिनट|घंटे घंटा|दिन|सप्ताह हफ्ते हफ़्ते|महीने महीना|साल वर्ष",
    "zh": "秒 秒钟 秒鐘|分钟 分鐘 分|小时 小時 个小时 個小時|天 日|周 週 星期|个月 個月|年",
    "ja": "秒|分|時間|日|週間|か月 ヶ月 カ月 ケ月|年",
    "ko": "초|분|시간|일|주 주일|개월 달|년",
}

#: One, two, three...
NUMBERS = (
    "a an one un une una uno um uma ein eine einer einem einen een één en et ett bir o ένα μία μια один одну одна "
    "jeden jednu واحد واحدة یک یەک yek אחת אחד एक|"
    "two deux zwei dos due dois duas twee två to iki два две dwa dwie dva dvě دو دوو اثنين du שתי שני|"
    "three trois drei tres tre três drie üç три trzy tři ثلاث ثلاثة سه سێ sê שלוש|"
    "four quatre vier cuatro quattro quatro fyra dört четыре cztery čtyři أربع أربعة چهار چوار çar ארבע|"
    "five cinq fünf cinco cinque vijf fem beş пять pięć pět خمس خمسة پنج پێنج pênc חמש|"
    "six sechs seis sei zes sex seks altı шесть sześć šest ست ستة شش شەش שש|"
    "seven sept sieben siete sette sete zeven sju syv yedi семь siedem sedm سبع سبعة هفت حەوت שבע|"
    "eight huit acht ocho otto oito åtta otte sekiz восемь osiem osm ثماني ثمانية هشت שמונה|"
    "nine neuf neun nueve nove negen nio ni dokuz девять dziewięć devět تسع تسعة نه نۆ תשע|"
    "ten dix zehn diez dieci dez tien tio ti on десять dziesięć deset عشر عشرة ده دە עשר|"
    "eleven onze elf once undici elva onbir одиннадцать|"
    "twelve douze zwölf doce dodici doze twaalf tolv on_iki двенадцать"
)

#: The article appeared within the last hour, somewhere.
NOW = (
    "now just_now right_now moments_ago a_moment_ago seconds_ago a_few_seconds_ago few_seconds_ago a_few_minutes_ago "
    "few_minutes_ago minutes_ago à_l_'_instant maintenant gerade_eben jetzt ahora ahora_mismo adesso ora agora "
    "agora_mesmo zojuist nu akkurat_nå teraz právě_teď upravo_sada только_что щойно току_-_що μόλις_τώρα az_önce şimdi "
    "şu_an الآن قبل_قليل منذ_قليل منذ_لحظات قبل_لحظات منذ_ثوان منذ_دقائق قبل_دقائق لحظاتی_پیش دقایقی_پیش هم_اکنون "
    "ئێستا niha עכשיו לפני_רגע לפני_כמה_דקות 刚刚 剛剛 刚才 たった今 방금 방금_전 अभी baru_saja vừa_xong"
)

#: The calendar unit before this one: days, weeks, months, years.
LAST = {
    "week": "last_week la_semaine_dernière letzte_woche la_semana_pasada la_settimana_scorsa semana_passada "
    "vorige_week geçen_hafta الأسبوع_الماضي هفته_گذشته هفته_پیش на_прошлой_неделе השבוע_שעבר 上周 上週 先週 지난주",
    "month": "last_month le_mois_dernier letzten_monat el_mes_pasado il_mese_scorso mês_passado vorige_maand geçen_ay "
    "الشهر_الماضي ماه_گذشته в_прошлом_месяце בחודש_שעבר 上个月 上個月 先月 지난달",
    "year": "last_year l_'_année_dernière letztes_jahr el_año_pasado l_'_anno_scorso ano_passado vorig_jaar geçen_yıl "
    "العام_الماضي السنة_الماضية سال_گذشته в_прошлом_году בשנה_שעברה 去年 昨年 작년",
}
