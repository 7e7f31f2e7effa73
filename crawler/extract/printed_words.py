"""Words beside a printed date that say what it is of, in many languages: of the publication, or of a change."""

import re

#: Anywhere in a text, a class or a label: of a change.
CHANGED = re.compile(
    r"updat|modif|edited|chang|aktualis|geändert|änderung|geaendert|mise? [aà] jour|actualiz|aggiorn|atualiz|"
    r"bijgewerkt|gewijzigd|uppdater|oppdater|opdater|päivitetty|zaktualiz|aktualiz|frissítve|módosít|ažurir|"
    r"обновл|измен|оновлен|змінен|актуализ|ενημερώ|güncel|yenilən|nûkirin|թարմաց|"
    r"تحديث|تعديل|עודכן|به‌?روز|نوێکر|اپ ?ڈیٹ|अपडेट|更新|수정|업데이트|diperbarui|cập nhật",
    re.IGNORECASE,
)
#: At the beginning of a text: of the publication, though a change may be told behind it.
FIRST = re.compile(
    r"(?:first |zuerst |erst)?(?:publi|posted|veröffentlich|offentliggjort|erstellt|created|online seit|creado|"
    r"pubblicat|gepubliceerd|geplaatst|udgivet|julkaist|opublikowano|zveřejněno|objavljen|közzétéve|megjelent|"
    r"опубл|публикув|δημοσ|yayınlan|yayım|dərc|weşandin|հրապարակ|"
    r"نشر|نُشر|تاريخ النشر|פורסם|انتشار|بڵاوکر|شائع|प्रकाशित|掲載|公開|发布|發布|입력|등록|diterbitkan|đăng)",
    re.IGNORECASE,
)
#: Of the publication, and of nothing else.
SAID = re.compile(
    r"(?<!\w)(?:(?:date )?published|posted|(?:publication|article) date|veröffentlicht|publiziert|erschienen am|"
    r"publi[ée]e?|mis en ligne|publicad[oa]|pubblicat[oa]|gepubliceerd|geplaatst|publicerad|publisert|udgivet|"
    r"julkaistu|opublikowano|publikováno|zveřejněno|objavljeno|közzétéve|publicat|"
    r"опубликовано|дата публикации|опубліковано|публикувано|δημοσιεύ(?:τηκε|θηκε)|yayınlanma|dərc olunub|"
    r"تاريخ النشر|نُشر|نشر(?:ت)?|תאריך פרסום|פורסם|تاریخ انتشار|submitted by|gespeichert von|"
    r"(?:this (?:entry|post|article) was|dieser (?:artikel|beitrag|eintrag) wurde)[^\d]{0,30})(?!\w)",
    re.IGNORECASE,
)
