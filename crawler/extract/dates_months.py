"""Names of months and weekdays, per language: groups divided by "|", spellings by spaces, `_` within a name.

Accents, vowel signs and case are folded away before names are compared.
"""

#: January to December.
MONTHS = {
    "en": "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|"
    "october oct|november nov|december dec",
    "fr": "janvier janv|février févr fév|mars|avril avr|mai|juin|juillet juil|août|septembre sept|octobre oct|"
    "novembre nov|décembre déc",
    "de": "januar jänner jan jän|februar feber feb|märz mär mrz|april apr|mai|juni jun|juli jul|august aug|"
    "september sep sept|oktober okt|november nov|dezember dez",
    "es": "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|"
    "septiembre setiembre sep sept set|octubre oct|noviembre nov|diciembre dic",
    "it": "gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|"
    "settembre sett set|ottobre ott|novembre nov|dicembre dic",
    "pt": "janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|"
    "outubro out|novembro nov|dezembro dez",
    "ca": "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre",
    "nl": "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep|"
    "oktober okt|november nov|december dec",
    "sv": "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober okt|november|december",
    "da": "januar|februar|marts|april|maj|juni|juli|august|september|oktober okt|november|december",
    "no": "januar|februar|mars|april|mai|juni|juli|august|september|oktober okt|november|desember des",
    "fi": "tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu|toukokuuta toukokuu|"
    "kesäkuuta kesäkuu|heinäkuuta heinäkuu|elokuuta elokuu|syyskuuta syyskuu|lokakuuta lokakuu|"
    "marraskuuta marraskuu|joulukuuta joulukuu",
    "et": "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember",
    "lv": "janvāris janvārī|februāris februārī|marts martā|aprīlis aprīlī|maijs maijā|jūnijs jūnijā|jūlijs jūlijā|"
    "augusts augustā|septembris septembrī|oktobris oktobrī|novembris novembrī|decembris decembrī",
    "lt": "sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio",
    "pl": "stycznia styczeń sty|lutego luty lut|marca marzec|kwietnia kwiecień kwi|maja maj|czerwca czerwiec cze|"
    "lipca lipiec lip|sierpnia sierpień sie|września wrzesień wrz|października październik paź|"
    "listopada listopad lis|grudnia grudzień gru",
    "cs": "ledna leden|února únor|března březen|dubna duben|května květen|června červen|července červenec|"
    "srpna srpen|září|října říjen|listopadu listopad|prosince prosinec",
    "sk": "januára január|februára február|marca marec|apríla apríl|mája máj|júna jún|júla júl|augusta|"
    "septembra|októbra október|novembra|decembra",
    "sl": "januarja|februarja|marca|aprila|maja|junija|julija|avgusta|septembra|oktobra|novembra|decembra",
    "hr": "siječnja siječanj|veljače veljača|ožujka ožujak|travnja travanj|svibnja svibanj|lipnja lipanj|"
    "srpnja srpanj|kolovoza kolovoz|rujna rujan|listopada listopad|studenoga studenog studeni|prosinca prosinac",
    "sr": "januar januara јануар јануара|februar februara фебруар фебруара|mart marta март марта|"
    "april aprila април априла|maj maja мај маја|jun juna juni јун јуна|jul jula juli јул јула|"
    "avgust avgusta август августа|septembar septembra септембар септембра|oktobar oktobra октобар октобра|"
    "novembar novembra новембар новембра|decembar decembra децембар децембра",
    "hu": "január jan|február febr|március márc|április ápr|május máj|június jún|július júl|augusztus aug|"
    "szeptember szept|október okt|november nov|december dec",
    "ro": "ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug|septembrie sept|"
    "octombrie oct|noiembrie noi|decembrie dec",
    "sq": "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor",
    "ru": "января январь янв|февраля февраль фев февр|марта март мар|апреля апрель апр|мая май|июня июнь июн|"
    "июля июль июл|августа август авг|сентября сентябрь сен сент|октября октябрь окт|ноября ноябрь ноя нояб|"
    "декабря декабрь дек",
    "uk": "січня січень січ|лютого лютий лют|березня березень бер|квітня квітень кві|травня травень тра|"
    "червня червень чер|липня липень лип|серпня серпень сер|вересня вересень вер|жовтня жовтень жов|"
    "листопада листопад лис|грудня грудень гру",
    "bg": "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
    "el": "ιανουαρίου ιανουάριος ιαν|φεβρουαρίου φεβρουάριος φεβ φεβρ|μαρτίου μάρτιος μαρ|απριλίου απρίλιος απρ|"
    "μαΐου μάιος μαι|ιουνίου ιούνιος ιουν|ιουλίου ιούλιος ιουλ|αυγούστου αύγουστος αυγ|"
    "σεπτεμβρίου σεπτέμβριος σεπ σεπτ|οκτωβρίου οκτώβριος οκτ|νοεμβρίου νοέμβριος νοε|δεκεμβρίου δεκέμβριος δεκ",
    "tr": "ocak oca|şubat şub|mart mar|nisan nis|mayıs may|haziran haz|temmuz tem|ağustos ağu|eylül eyl|ekim eki|"
    "kasım kas|aralık ara",
    "az": "yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr",
    "hy": "հունվարի հունվար|փետրվարի փետրվար|մարտի մարտ|ապրիլի ապրիլ|մայիսի մայիս|հունիսի հունիս|հուլիսի հուլիս|"
    "օգոստոսի օգոստոս|սեպտեմբերի սեպտեմբեր|հոկտեմբերի հոկտեմբեր|նոյեմբերի նոյեմբեր|դեկտեմբերի դեկտեմբեր",
    "ka": "იანვარი|თებერვალი|მარტი|აპრილი|მაისი|ივნისი|ივლისი|აგვისტო|სექტემბერი|ოქტომბერი|ნოემბერი|დეკემბერი",
    "be": "студзеня|лютага|сакавіка|красавіка|мая|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня",
    "ku": "çile çileyê çileya rêbendan rêbendanê|sibat sibatê sibata reşemî reşemiyê reşemeh|adar adarê adara|"
    "nîsan nîsanê nîsana avrêl avrêlê|gulan gulanê gulana|hezîran hezîranê hezîrana pûşper pûşperê|"
    "tîrmeh tîrmehê tîrmeha|tebax tebaxê tebaxa gelawêj gelawêjê|îlon îlonê îlona rezber rezberê|"
    "cotmeh cotmehê cotmeha kewçêr kewçêrê|mijdar mijdarê mijdara sermawez sermawezê|"
    "kanûn kanûnê kanûna berfanbar berfanbarê",
    "ckb": "کانوونی_دووەم کانوونی_دووەمی کانونی_دووەم|شوبات شوباتی|ئازار ئازاری ئادار ئاداری|نیسان نیسانی|"
    "ئایار ئایاری مایس مایسی|حوزەیران حوزەیرانی|تەمموز تەمموزی تەممووز تەممووزی|ئاب ئابی|"
    "ئەیلوول ئەیلوولی ئەیلول ئەیلولی|تشرینی_یەکەم تشرینی_یەکەمی|تشرینی_دووەم تشرینی_دووەمی|"
    "کانوونی_یەکەم کانوونی_یەکەمی کانونی_یەکەم",
    "ar": "يناير جانفي كانون_الثاني كانون_ثاني|فبراير فيفري شباط|مارس آذار|أبريل إبريل أفريل نيسان|مايو ماي أيار|"
    "يونيو يونيه جوان حزيران|يوليو يوليه جويلية يوليوز تموز|أغسطس أوت غشت آب|سبتمبر شتنبر أيلول|"
    "أكتوبر تشرين_الأول تشرين_أول|نوفمبر نونبر تشرين_الثاني تشرين_ثاني|ديسمبر دجنبر كانون_الأول كانون_أول",
    "fa": "ژانویه|فوریه|مارس|آوریل آپریل|مه می|ژوئن جون|ژوئیه جولای|اوت آگوست اگست|سپتامبر سپتمبر|اکتبر اکتوبر|"
    "نوامبر نومبر|دسامبر دسمبر",
    "ur": "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    "he": "ינואר|פברואר|מרץ מרס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר",
    "hi": "जनवरी|फ़रवरी फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर",
    "bn": "জানুয়ারি জানুয়ারী|ফেব্রুয়ারি ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
    "th": "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม",
    "id": "januari|februari|maret|april|mei|juni|juli|agustus agt|september|oktober okt|november|desember des",
    "sw": "januari|februari|machi|aprili|mei|juni|julai|agosti|septemba|oktoba|novemba|desemba",
}

#: Farvardin to Esfand, and the names the same months bear in Afghanistan.
SOLAR_HIJRI_MONTHS = (
    "فروردین حمل farvardin|اردیبهشت ثور ordibehesht|خرداد جوزا khordad|تیر سرطان tir|مرداد امرداد اسد mordad|"
    "شهریور سنبله shahrivar|مهر میزان mehr|آبان عقرب aban|آذر قوس azar|دی جدی dey|بهمن دلو bahman|اسفند حوت esfand"
)

#: Monday to Sunday; only for telling which of two readings of a date is meant.
WEEKDAYS = {
    "en": "monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|saturday sat|sunday sun",
    "fr": "lundi lun|mardi|mercredi mer|jeudi jeu|vendredi ven|samedi sam|dimanche dim",
    "de": "montag mo|dienstag di|mittwoch mi|donnerstag do|freitag fr|samstag sonnabend sa|sonntag so",
    "es": "lunes lun|martes|miércoles mié|jueves jue|viernes vie|sábado sáb|domingo dom",
    "it": "lunedì lun|martedì|mercoledì mer|giovedì gio|venerdì ven|sabato sab|domenica dom",
    "pt": "segunda_-_feira segunda|terça_-_feira terça|quarta_-_feira quarta|quinta_-_feira quinta|"
    "sexta_-_feira sexta|sábado|domingo",
    "nl": "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
    "sv": "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag",
    "da": "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag",
    "fi": "maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai",
    "pl": "poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela",
    "cs": "pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle",
    "hr": "ponedjeljak ponedeljak|utorak|srijeda sreda|četvrtak|petak|subota|nedjelja nedelja",
    "hu": "hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap",
    "ro": "luni|marți|miercuri|joi|vineri|sâmbătă|duminică",
    "ru": "понедельник пн|вторник вт|среда ср|четверг чт|пятница пт|суббота сб|воскресенье вс",
    "uk": "понеділок|вівторок|середа|четвер|пʼятниця|субота|неділя",
    "el": "δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή",
    "tr": "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar",
    "ku": "duşem duşemê|sêşem sêşemê|çarşem çarşemê|pêncşem pêncşemê|în înê|şemî şemiyê|yekşem yekşemê",
    "ckb": "دووشەممە|سێشەممە|چوارشەممە|پێنجشەممە|هەینی|شەممە|یەکشەممە",
    "ar": "الاثنين الإثنين اثنين|الثلاثاء ثلاثاء|الأربعاء أربعاء|الخميس خميس|الجمعة جمعة|السبت سبت|الأحد أحد",
    "fa": "دوشنبه|سه_شنبه سهشنبه|چهارشنبه|پنجشنبه پنج_شنبه|جمعه|شنبه|یکشنبه یک_شنبه",
    "he": "שני|שלישי|רביעי|חמישי|שישי|שבת|ראשון",
    "hi": "सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार",
    "id": "senin|selasa|rabu|kamis|jumat|sabtu|minggu",
    "zh": "星期一 周一|星期二 周二|星期三 周三|星期四 周四|星期五 周五|星期六 周六|星期日 星期天 周日",
    "ja": "月曜日 月曜|火曜日 火曜 火|水曜日 水曜 水|木曜日 木曜 木|金曜日 金曜 金|土曜日 土曜 土|日曜日 日曜",
    "ko": "월요일|화요일 화|수요일 수|목요일 목|금요일 금|토요일 토|일요일",
}
