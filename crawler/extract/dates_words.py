"""Words around dates and clock times, of all languages together: labels, fillers, marks, days near today.

Spellings are divided by spaces, words within one by `_`.
"""

#: What stands before the date of publication.
PUBLISHED = (
    "published publish posted first_published originally_published issued publié publiée mis_en_ligne veröffentlicht "
    "publiziert erstellt publicado publicada pubblicato pubblicata gepubliceerd geplaatst publicerad publicerat "
    "publisert offentliggjort publiceret udgivet julkaistu opublikowano opublikowane publikováno zveřejněno "
    "publikované objavljeno közzétéve megjelent publicat опубликовано опубликована дата_публикации опубліковано "
    "публикувано δημοσιεύτηκε δημοσίευση δημοσιεύθηκε yayınlanma yayınlandı yayım_tarihi yayınlanma_tarihi "
    "oluşturulma نشر نشرت النشر تاريخ_النشر انتشار تاریخ_انتشار פורסם פורסמה weşandin بڵاوکردنەوە "
    "بڵاوکراوەتەوە dərc_olunub dərc_edilib հրապարակված شائع diterbitkan dipublikasikan đăng "
    "发布 發布 发表 發表 公開 掲載 配信 投稿 입력 등록 게재 प्रकाशित"
)

#: What stands before the date of a later change.
UPDATED = (
    "updated update last_updated last_update last_modified last_edited modified revised amended corrected mis_à_jour "
    "mise_à_jour actualisé modifié modifiée dernière_modification aktualisiert aktualisierung geändert bearbeitet "
    "zuletzt akt editiert aktuelle_zeit current_time letzte_änderung letztes_update actualizado actualizada "
    "última_actualización actualización modificado aggiornato aggiornamento ultimo_aggiornamento atualizado "
    "atualizada atualização bijgewerkt gewijzigd aangepast laatste_update uppdaterad uppdaterat uppfært ändrad "
    "oppdatert opdateret päivitetty muokattu zaktualizowano aktualizacja aktualizováno aktualizované ažurirano "
    "izmenjeno posodobljeno frissítve módosítva actualizat обновлено обновлен обновлена изменено оновлено "
    "актуализирано ενημερώθηκε ενημέρωση τελευταία_ενημέρωση güncelleme güncellendi güncellenme son_güncelleme تحديث "
    "تم_التحديث آخر_تحديث محدثة محدث تعديل عدل بروزرسانی به_روزرسانی بهروزرسانی آخرین_ویرایش ویرایش עודכן עדכון "
    "nûkirin نوێکردنەوە نوێکراوەتەوە yenilənib yenilənmə թարմացված اپ_ڈیٹ diperbarui cập_nhật 更新 编辑 修改 "
    "수정 업데이트 अपडेट"
)

#: What stands between a date's parts and says nothing.
FILLERS = (
    "of the de del di do da d e le la el den der on an il al dne st nd rd th er ere ème º ª г года год р року yil "
    "yil yılı év i ê yê ya ye ی ي في من dia día año 日付 năm ngày ميلادي ميلادية از مورخ של ב 于 於"
)

#: What stands before a clock time.
AT = (
    "at um às v ve à a_las las alle ore kl klo klokken klokka ob o_godz godz godzina o в om t saat saet demjimêr "
    "الساعة ساعت عند_الساعة على_الساعة בשעה pukul lúc کاتژمێر เวลา στις ώρα"
)

#: What stands after an hour, and may stand before its minutes: "16h17", "14.05 Uhr".
HOURS = "h uhr heures heure u hod óra hrs 시 時 时 点 點 giờ"
MINUTES = "分 분 mn"
SECONDS = "秒 초"

#: Halves of the day: 0 is before noon, 12 after, 1 the night (before noon if early, after if late).
HALVES = {
    0: "am ص صباحا فجرا πμ öö ق_._ظ sáng",
    12: "pm م مساء ظهرا عصرا بعد_الظهر بعدازظهر بعد_از_ظهر μμ ös ب_._ظ chiều",
    1: "ليلا",
}
#: Those that stand before the time.
LEADING_HALVES = {0: "上午 午前 오전 早上 凌晨", 12: "下午 午後 오후 晚上 傍晚"}

#: Days before today.
NEAR_DAYS = {
    0: "today heute hoy oggi hoje vandaag idag i_dag tänään dzisiaj dziś dnes danas сегодня сьогодні днес σήμερα "
    "bugün astăzi hari_ini hôm_nay اليوم امروز ئەمڕۆ îro היום 今天 今日 오늘 आज aujourd_'_hui avui",
    1: "yesterday gestern ayer ieri ontem gisteren igår i_går eilen wczoraj včera jučer juče вчера вчора χθες χτες "
    "dün tegnap kemarin hôm_qua أمس يوم_أمس البارحة دیروز دوێنێ duh אתמול 昨天 昨日 어제 ahir",
    2: "vorgestern anteayer antes_de_ayer anteontem eergisteren przedwczoraj předevčírem позавчера "
    "day_before_yesterday avant_-_hier أول_أمس أول_من_أمس پریروز שלשום 前天 一昨日 그제",
}
#: Fillers of one language that are marks elsewhere.
FILLERS_OF = {"de": "am"}
#: Near days of one language only: elsewhere they are common words.
NEAR_DAYS_OF = {"fr": {1: "hier"}, "hu": {0: "ma"}}

#: Years, months and days of the CJK calendar; the month in Vietnamese.
YEAR_MARKS = "年 년"
MONTH_MARKS = "月 월"
DAY_MARKS = "日 일 号 號"
VIETNAMESE_MONTH = "tháng"
