/** What WhatsApp writes where a text would be, in the languages of its clients. */
import type { PartType } from '../../core/chat/message.ts'

type Medium = Extract<PartType, 'image' | 'video' | 'voice' | 'sticker' | 'file' | 'contact'>

/** Android does not say what was left out; it is an image more often than all else. */
const OMITTED = `media omitted|multimedia omitido|archivo omitido|medien ausgeschlossen|medien weggelassen|médias omis|fichier omis|
mídia omitida|arquivo de mídia oculto|ficheiro não revelado|media omessi|media omesso|media weggelaten|media weggelaat|
без медиафайлов|файл пропущен|medya dahil edilmedi|medya atlanmış|media tidak disertakan|media dikecualikan|media disingkirkan|
省略影音内容|省略影音內容|省略多媒体文件|省略多媒體檔案|忽略多媒體檔|媒体省略|媒體省略|媒体文件已省略|影音内容已省略|已略去多媒體檔|
メディアなし|メディアは含まれていません|メディアが省略されました|미디어 파일 제외됨|미디어 파일을 생략한 대화내용|تم استبعاد الوسائط|المدיה לא נכללה|
המדיה לא נכללה|מדיה הושמטה|رسانه حذف شد|मीडिया के बिना|মিডিয়া বাদ দেওয়া হয়েছে|மீடியா இல்லை|మీడియా విస్మరించబడింది|میڈیا چھوڑ دیا گیا|
bỏ qua tệp phương tiện|bỏ qua media|ไฟล์สื่อถูกลบ|สื่อถูกลบ|inalis ang media|pominięto multimedia|pliki pominięto|média vynechány|
média vynechána|médiá vynechané|média elhagyva|hiányzó médiafájl|conținut media omis|αρχείο παραλήφθηκε|εξαίρεση πολυμέσων|
medier udeladt|mediefil udeladt|media utelatt|uten vedlegg|media utelämnat|media har utelämnats|media jätettiin pois|media jätetty pois|
медіа пропущено|без файл|без фајлови|медији су изостављени|medijski zapis izostavljen|datoteke izpuščene|medij izpuščen|
fitxers multimèdia omesos|mitjans omesos|media buraxıldı|файлдар қосылмаған|medija praleista|nav iekļauta multivide|meedia välja jäetud|
media u hoq|media hazijajumuishwa|fayl o‘tkazib yuborildi`

/** iOS says of what kind it was. */
const LEFT_OUT: Readonly<Record<Medium, string>> = {
  image: `image omitted|imagen omitida|bild weggelassen|image absente|image omise|imagem ocultada|imagem omitida|immagine omessa|
afbeelding weggelaten|изображение отсутствует|görüntü dahil edilmedi|gambar tidak disertakan|画像は省略されました|圖片已省略|图片已省略|
忽略图片|忽略圖片|图像已忽略|省略图片|省略圖片|이미지 생략됨|이미지를 생략함|الصورة غير مشمولة|תמונה הושמטה|pominięto obraz`,
  video: `video omitted|gif omitted|video note omitted|video omitido|gif omitido|video weggelassen|gif weggelassen|vidéo absente|vidéo omise|
gif absent|vídeo omitido|gif omitida|video omesso|gif omesso|gif esclusa|video weggelaten|gif weggelaten|видео отсутствует|gif отсутствует|video dahil edilmedi|
video tidak disertakan|動画は省略されました|ビデオは省略されました|gifは省略されました|影片已省略|视频已省略|忽略视频|忽略影片|省略视频|省略影片|gif已省略|忽略gif|동영상 생략됨|gif 생략됨|الفيديو غير مشمول`,
  voice: `audio omitted|audio omitido|audio weggelassen|audio absent|audio omis|áudio ocultado|áudio omitido|audio omesso|audio weggelaten|
аудио отсутствует|аудиофайл отсутствует|ses dahil edilmedi|audio tidak disertakan|音声メッセージは省略されました|音声は省略されました|語音訊息已省略|音频已省略|音訊已省略|忽略音频|忽略音訊|省略音频|오디오 생략됨|الصوت غير مشمول`,
  sticker: `sticker omitted|sticker omitido|sticker weggelassen|sticker absent|sticker omis|figurinha omitida|sticker omesso|sticker non incluso|
sticker weggelaten|стикер отсутствует|çıkartma dahil edilmedi|stiker tidak disertakan|スタンプは省略されました|ステッカーは省略されました|貼圖已省略|贴图已省略|忽略贴图|忽略貼圖|스티커 생략됨`,
  file: `document omitted|documento omitido|dokument weggelassen|document absent|document omis|documento ocultado|documento omesso|
document weggelaten|документ отсутствует|belge dahil edilmedi|dokumen tidak disertakan|文書は省略されました|文件已省略|文檔已省略|文档已省略|忽略文档|忽略文件|문서 생략됨`,
  contact: `contact card omitted|contact omitted|tarjeta de contacto omitida|kontaktkarte weggelassen|kontakt ausgelassen|fiche contact absente|
fiche de contact omise|cartão do contato omitido|scheda contatto omessa|контакт отсутствует|карточка контакта отсутствует|連絡先カードは省略されました|聯絡人名片已省略|联系人名片已省略|忽略联系人名片|연락처 카드 생략됨`,
}

/** Between the name of a file and the end of its line. */
const ATTACHED = `file attached|archivo adjunto|archivo adjuntado|datei angehängt|fichier joint|ficheiro anexado|arquivo anexado|file allegato|
bestand bijgevoegd|файл добавлен|dosya ekli|file terlampir|添付ファイル|添付ファイル有り|文件附件|附件檔案|档案附件|파일 첨부됨|الملف مرفق|קובץ מצורף|फाइल अटैच कर दी गई है|
tệp đính kèm|ไฟล์ที่แนบ|załączony plik|soubor byl přiložen|súbor pripojený|fájl csatolva|fișier atașat|συνημμένο αρχείο|fil vedhæftet|
vedlagt fil|bifogad fil|liitetiedosto|файл додано|прикачен файл|прикачена датотека|datoteka u privitku|priložena datoteka|arxiu adjunt|lêer aangeheg`

const RECALLED = `this message was deleted|you deleted this message|this message was deleted by admin .{1,80}|se eliminó este mensaje|eliminaste este mensaje|
este mensaje fue eliminado|este mensaje ha sido eliminado|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|ce message a été supprimé|vous avez supprimé ce message|
essa mensagem foi apagada|esta mensagem foi apagada|mensagem apagada|você apagou esta mensagem|apagou esta mensagem|questo messaggio è stato eliminato|
hai eliminato questo messaggio|dit bericht is verwijderd|dit bericht werd verwijderd|u hebt dit bericht verwijderd|je hebt dit bericht verwijderd|
это сообщение было удалено|данное сообщение удалено|сообщение удалено|вы удалили это сообщение|вы удалили данное сообщение|bu mesaj silindi|bu mesajı sildiniz|
pesan ini telah dihapus|pesan ini dihapus|anda menghapus pesan ini|此消息已删除|此消息已被删除|这条消息已删除|这条消息已被删除|該訊息已刪除|此訊息已刪除|此訊息已被刪除|这条信息已被删除|您删除了这条消息|您已删除此消息|
你删除了这条消息|你已刪除這則訊息|您已刪除這則訊息|您已刪除此訊息|你已删除此消息|このメッセージは削除されました|メッセージを削除しました|このメッセージを削除しました|삭제된 메시지입니다|이 메시지는 삭제되었습니다|메시지를 삭제했습니다|
تم حذف هذه الرسالة|لقد حذفت هذه الرسالة|הודעה זו נמחקה|यह मैसेज डिलीट किया गया है|यह संदेश मिटाया गया था|ta wiadomość została usunięta|tin nhắn này đã bị xóa`

const EDITED = `this message was edited|se editó este mensaje|este mensaje fue editado|diese nachricht wurde bearbeitet|ce message a été modifié|mensagem editada|
esta mensagem foi editada|essa mensagem foi editada|questo messaggio è stato modificato|dit bericht is bewerkt|dit bericht werd bewerkt|сообщение изменено|это сообщение было изменено|данное сообщение изменено|bu mesaj düzenlendi|
pesan ini diedit|pesan ini telah diedit|此消息已编辑|此消息已经过编辑|这条消息已经过编辑|这条消息已编辑|此訊息已編輯|此訊息已經過編輯|已編輯這則訊息|已编辑此消息|このメッセージは編集されました|이 메시지가 수정되었습니다|메시지가 수정되었습니다|تم تعديل هذه الرسالة`

/** What iOS says in somebody's name, and what stands for a message that never came. */
const NOISE = `missed voice call.{0,60}|missed video call.{0,60}|voice call.{0,60}|video call.{0,60}|waiting for this message.{0,60}|未接语音通话.{0,30}|未接視訊通話.{0,30}|未接视频通话.{0,30}|未接語音通話.{0,30}|
语音通话.{0,30}|視訊通話.{0,30}|正在等待此消息.{0,60}|llamada perdida.{0,60}|videollamada perdida.{0,60}|verpasster (?:sprach|video)anruf.{0,60}|appel (?:vocal|vidéo) manqué.{0,60}|
chamada de (?:voz|vídeo) perdida.{0,60}|пропущенный (?:аудио|видео)?звонок.{0,60}|不在着信.{0,30}|부재중 .{0,30}`

const wordsOf = (list: string): string[] => list.split(/\|\n?/).map((word) => word.trim())
const OMITTED_WORDS = new Set(wordsOf(OMITTED))
const LEFT_OUT_WORDS = new Map(
  media().flatMap((medium) => wordsOf(LEFT_OUT[medium]).map((word) => [word, medium] as const)),
)
const ATTACHED_WORDS = new Set(wordsOf(ATTACHED))
const EDITED_WORDS = new Set(wordsOf(EDITED))
const RECALLED_LINE = new RegExp(`^(?:${wordsOf(RECALLED).join('|')})[.。]?$`, 'u')
const NOISE_LINE = new RegExp(`^(?:${NOISE.replaceAll('\n', '')})$`, 'u')

function media(): readonly Medium[] {
  return ['image', 'video', 'voice', 'sticker', 'file', 'contact']
}

/** `<Media omitted>` or `image omitted`; takes a text in small letters without marks. */
export function omittedMedium(text: string): Medium | null {
  const inner = /^<([^<>]{3,60})>$/.exec(text)?.[1]?.trim()
  if (inner !== undefined && OMITTED_WORDS.has(inner)) return 'image'
  return LEFT_OUT_WORDS.get(inner ?? text) ?? null
}

export const saysAttached = (words: string): boolean => ATTACHED_WORDS.has(words)
export const saysEdited = (words: string): boolean => EDITED_WORDS.has(words)
export const saysRecalled = (text: string): boolean => RECALLED_LINE.test(text)
export const saysNoise = (text: string): boolean => NOISE_LINE.test(text)
