"""Icon ligatures: fonts that draw a picture for a word, which then stands in the text as that word."""

import re

from lxml.html import HtmlElement

#: Names with an underscore, of Material Icons, as news pages use them. No sentence contains them.
_JOINED_NAMES = (
    "access_alarm access_time access_time_filled account_balance account_box account_circle add_a_photo add_alert "
    "add_box add_circle add_circle_outline add_comment add_photo_alternate alternate_email amp_stories arrow_back "
    "arrow_back_ios arrow_circle_down arrow_circle_up arrow_downward arrow_drop_down arrow_drop_up arrow_forward "
    "arrow_forward_ios arrow_left arrow_right arrow_right_alt arrow_upward attach_file audio_file auto_stories "
    "av_timer bookmark_add bookmark_added bookmark_border bookmark_outline breaking_news bug_report calendar_month "
    "calendar_today calendar_view_day camera_alt cast_connected chat_bubble chat_bubble_outline check_box "
    "check_circle chevron_left chevron_right close_fullscreen comment_bank contact_mail content_copy content_paste "
    "create_new_folder credit_card date_range dark_mode drive_file_move edit_calendar edit_note emoji_events "
    "error_outline event_available event_note exit_to_app expand_less expand_more face_retouching_natural "
    "fast_forward fast_rewind favorite_border favorite_outline featured_play_list fiber_manual_record file_copy "
    "file_download file_upload filter_list first_page folder_copy folder_open folder_shared folder_special "
    "format_align_left format_list_bulleted format_quote format_size forward_to_inbox fullscreen_exit "
    "g_translate group_add headset_mic help_outline history_edu history_toggle_off hourglass_empty image_search "
    "import_contacts info_outline insert_comment insert_drive_file insert_link insert_photo ios_share "
    "keyboard_arrow_down keyboard_arrow_left keyboard_arrow_right keyboard_arrow_up keyboard_backspace "
    "keyboard_double_arrow_left keyboard_double_arrow_right label_important label_outline last_page light_mode "
    "library_books live_tv local_library local_offer local_phone location_city location_off location_on "
    "mail_outline mark_email_read menu_book menu_open mic_none mode_comment mode_edit more_horiz more_time more_vert "
    "navigate_before navigate_next new_releases newspaper_mode note_add notifications_active notifications_none "
    "notifications_off offline_bolt ondemand_video open_in_full open_in_new outlined_flag pause_circle "
    "pending_actions people_alt people_outline perm_identity person_add person_outline person_pin phone_in_talk "
    "photo_camera photo_library picture_as_pdf place_outlined play_arrow play_circle play_circle_filled "
    "play_circle_outline playlist_add playlist_play power_settings_new print_outlined privacy_tip push_pin "
    "question_answer query_builder radio_button_checked radio_button_unchecked read_more record_voice_over "
    "remove_circle remove_red_eye rss_feed schedule_send search_off settings_voice share_location skip_next "
    "skip_previous slow_motion_video speaker_notes star_border star_half star_outline star_rate sticky_note_2 "
    "supervised_user_circle swap_horiz tag_faces text_decrease text_fields text_format text_increase thumb_down "
    "thumb_up thumbs_up_down trending_down trending_flat trending_up verified_user video_call video_library "
    "view_agenda view_list view_module visibility_off voice_chat volume_down volume_mute volume_off volume_up "
    "watch_later whatshot_outlined wifi_tethering zoom_in zoom_out"
)

#: Names that are words too: an icon only where something else is glued to them ("starAdd to favorites").
_WORD_NAMES = (
    "add alarm article book bookmark bookmarks cached cancel category chat check clear close comment compress "
    "copyright "
    "create dashboard delete description done download drafts edit email error event expand explore facebook "
    "favorite "
    "feed fingerprint flag folder forum fullscreen grade group groups headphones headset help history home hotel "
    "image "
    "info inventory label language laptop launch layers lens link list lock login logout loyalty mail map menu mic "
    "mood "
    "movie newspaper notes notifications outlet palette pause payment people person phone photo pin place play poll "
    "print public publish refresh remove reply report rss save schedule school search send settings share star store "
    "stream style subject subscriptions sync tag theaters timelapse timeline timer title today topic translate "
    "tune update verified videocam view visibility vpn_key warning whatsapp whatshot work"
)

_JOINED = sorted(_JOINED_NAMES.split(), key=len, reverse=True)
_WORDS = sorted(_WORD_NAMES.split(), key=len, reverse=True)
_SHORT_LINE = 120  # characters; a longer line is prose, which may speak of an icon by its name
_ANY_JOINED = re.compile(
    rf"(?<![\w-])(?:{'|'.join(_JOINED)})(?![a-z_-])\s*",
)
# Glued: to a capitalised word, a number, or a letter of a script without capitals.
_GLUED = r"(?=[A-Z][a-z]|[A-Z] |\d|[^\W\d_a-zA-Z])"
_WORD_AT_START = re.compile(rf"^(?:{'|'.join(_WORDS)}){_GLUED}")
_MAYBE_JOINED = re.compile(r"[a-z]_[a-z]")
_MAYBE_WORD = re.compile(r"[a-z]{3,}[^a-z\s]")

_ICON_TAGS = frozenset({"mat-icon", "ion-icon", "fa-icon", "iconify-icon", "material-icon", "md-icon"})
_ICON_CLASS = re.compile(
    r"(?:^|\s)(?:material-(?:icons|symbols)|google-symbols|mat-icon|glyphicon|fa[srbl]?(?:\s|$)|fa-|icon)"
)
_LIGATURE = re.compile(r"\s*[a-z0-9_]{0,40}\s*")


def strip_icons(text: str) -> str:
    """One line of text without the icon names glued to it or, on a short line, standing in it."""
    if not ("_" in text and _MAYBE_JOINED.search(text)) and not _MAYBE_WORD.match(text):
        return text
    count = 0 if len(text) <= _SHORT_LINE else 1
    if count == 0 or _ANY_JOINED.match(text):
        text = _ANY_JOINED.sub("", text, count=count)
    return _WORD_AT_START.sub("", text).strip()


def is_icon(element: HtmlElement) -> bool:
    """Whether the element only draws an icon: its class says so, and its text is no more than a name."""
    if element.tag in _ICON_TAGS:
        return True
    if element.tag not in ("i", "span", "em"):
        return False
    return bool(_ICON_CLASS.search(element.get("class") or "")) and bool(_LIGATURE.fullmatch(element.text or ""))
