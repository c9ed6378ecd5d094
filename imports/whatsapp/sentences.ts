/** What WhatsApp itself says in a group, in the languages of its clients. Sentences that are not here are skipped. */

export type Said =
  | 'created'
  | 'added'
  | 'joined'
  | 'requested'
  | 'left'
  | 'removed'
  | 'renamed'
  | 'promoted'
  | 'demoted'

/** Groups: `by` who did it, `who` to whom it happened, `title` the name of the group. */
export interface Sentence {
  readonly says: Said
  readonly pattern: RegExp
}

const BY = '(?<by>.{1,120}?)'
const WHO = '(?<who>.{1,4000}?)'
const TITLE = '[“"«»„「『](?<title>.{0,200})[”"»«“」』]'
const OLD = '[“"«»„「『].{0,200}[”"»«“」』]'

/** Spaces of any kind are plain ones by now, and marks of direction are gone. */
const LINES: Readonly<Record<Said, readonly string[]>> = {
  created: [
    `${BY} created (?:the |this )?group(?: ${TITLE})?`,
    `${BY} hat (?:die |diese )?Gruppe(?: ${TITLE})? erstellt`,
    `${BY} creó (?:el|este) grupo(?: ${TITLE})?`,
    `${BY} a créé (?:le|ce) groupe(?: ${TITLE})?`,
    `${BY} criou (?:o|este) grupo(?: ${TITLE})?`,
    `${BY} ha creato (?:il|questo) gruppo(?: ${TITLE})?`,
    `${BY} heeft (?:de |deze )?groep(?: ${TITLE})? (?:aan)?gemaakt`,
    `${BY} создал(?:а|\\(а\\))? (?:эту )?группу(?: ${TITLE})?`,
    `${BY}(?:,)? ${TITLE} grubunu oluşturdu`,
    `${BY} membuat grup(?: ${TITLE})?`,
    `${BY} ?(?:创建了此群组|建立了此群組|创建了群组|建立了群組|创建了该群组|建立了這個群組)`,
    `${BY} ?(?:创建了|建立了|創建了)(?:群组|群組)? ?${TITLE}(?: ?(?:群组|群組))?`,
    `${BY}(?:さん)?がグループ${TITLE}を作成しました`,
    `${BY}님이 ${TITLE} 그룹을 만들었습니다`,
    `(?:أنشأ|قام) ${BY} (?:بإنشاء )?المجموعة ${TITLE}`,
  ],
  added: [
    `${BY} added (?!a |the |this )${WHO}`,
    `(?<who>.{1,120}?) (?:was|were) added`,
    `${BY} hat ${WHO} hinzugefügt`,
    `${BY} añadió a ${WHO}`,
    `${BY} agregó a ${WHO}`,
    `${BY} a ajouté ${WHO}`,
    `${BY} adicionou ${WHO}`,
    `${BY} ha aggiunto ${WHO}`,
    `${BY} heeft ${WHO} toegevoegd`,
    `${BY} добавил(?:а|\\(а\\))? ${WHO}`,
    `${BY}, ${WHO} (?:kişisini|adlı kişiyi|kişilerini) ekledi`,
    `${BY} menambahkan ${WHO}`,
    `${BY} ?(?:添加了|新增了|已添加|加入了) ?${WHO}`,
    `${BY} ?(?:邀请|邀請) ?${WHO} ?(?:加入了|加入)(?:群组|群組)`,
    `${BY}(?:さん)?が${WHO}(?:さん)?を追加しました`,
    `${BY}님이 ${WHO}님을 추가했습니다`,
    `${BY} (?:أضاف|أضافت) ${WHO}`,
  ],
  joined: [
    `${WHO} joined(?: the group)?(?: (?:using|via|from|by) .{1,80})?`,
    `${WHO} ist (?:der Gruppe |über |mit |mithilfe ).{0,80}beigetreten`,
    `${WHO} se unió (?:usando|con|mediante|desde|a través).{0,80}`,
    `${WHO} a rejoint (?:le groupe )?(?:via|en utilisant|à l[’']aide|depuis|grâce).{0,80}`,
    `${WHO} entrou (?:usando|através|pelo|por meio|neste grupo|com).{0,80}`,
    `${WHO} (?:si è unito|si è unita|è entrato|è entrata|si è aggiunto|si è aggiunta).{0,80}`,
    `${WHO} (?:neemt deel|is toegetreden|doet mee).{0,80}`,
    `${WHO} (?:присоединил(?:ся|ась|\\(-ась\\)|\\(ась\\))|вступил(?:а|\\(а\\))?).{0,80}`,
    `${WHO}(?:,)? (?:bu )?grubun (?:davet )?bağlantısını kullanarak (?:gruba )?katıldı`,
    `${WHO} (?:bergabung|telah bergabung).{0,80}`,
    `${WHO} ?(?:通过|通過|透過|使用|用).{1,30}?(?:链接|連結|鏈接).{0,10}?加入(?:了)?.{0,10}`,
    `${WHO} ?(?:加入了群组|加入了群組|加入了此群组|加入了此群組|已加入)`,
    `${WHO}(?:さん)?が.{0,30}(?:リンク).{0,12}参加しました`,
    `${WHO}님이 .{0,30}링크.{0,12}(?:참가했습니다|참여했습니다|들어왔습니다|그룹에 참여.{0,6})`,
    `انضم ${WHO} (?:باستخدام|عن طريق|عبر).{0,80}`,
  ],
  requested: [
    `${WHO} requested to join.{0,80}`,
    `${WHO} möchte .{0,40}beitreten`,
    `${WHO} solicitó unirse.{0,80}`,
    `${WHO} a demandé à rejoindre.{0,80}`,
    `${WHO} (?:pediu|solicitou) para (?:entrar|participar).{0,80}`,
    `${WHO} ?(?:请求加入|申请加入|要求加入|請求加入).{0,30}`,
  ],
  left: [
    `${WHO} left(?: the group)?`,
    `${WHO} hat die Gruppe verlassen`,
    `${WHO} (?:salió del grupo|abandonó el grupo|salió)`,
    `${WHO} (?:a quitté le groupe|a quitté|est parti|est partie)`,
    `${WHO} saiu(?: do grupo)?`,
    `${WHO} (?:ha abbandonato(?: il gruppo)?|ha lasciato il gruppo|è uscito|è uscita)`,
    `${WHO} (?:heeft de groep verlaten|is vertrokken|verliet de groep)`,
    `${WHO} (?:покинул(?:а|\\(а\\))? группу|вышел(?: из группы)?|вышла(?: из группы)?)`,
    `${WHO} (?:gruptan )?ayrıldı`,
    `${WHO} (?:keluar|meninggalkan grup)`,
    `${WHO} ?(?:退出了群组|退出了群組|离开了群组|離開了群組|退出了|离开了|離開了|已退出|已离开|已離開)`,
    `${WHO}(?:さん)?が(?:グループを)?退出しました`,
    `${WHO}님이 (?:나갔습니다|그룹에서 나갔습니다|퇴장했습니다)`,
    `${WHO} (?:غادر|غادرت)(?: المجموعة)?`,
  ],
  removed: [
    `${BY} removed (?!the |this |a )${WHO}`,
    `(?<who>.{1,120}?) (?:was|were) removed`,
    `${BY} hat ${WHO} entfernt`,
    `(?<who>.{1,120}?) wurde entfernt`,
    `${BY} (?:eliminó|sacó|quitó) a ${WHO}`,
    `${BY} a (?:retiré|supprimé|exclu) (?!la |le |l['’])${WHO}`,
    `${BY} removeu (?!a |o )${WHO}`,
    `${BY} ha rimosso (?!la |il |l['’])${WHO}`,
    `${BY} heeft ${WHO} verwijderd`,
    `${BY} (?:удалил|исключил)(?:а|\\(а\\))? ${WHO}`,
    `${BY}, ${WHO} (?:kişisini|adlı kişiyi) çıkardı`,
    `${BY} mengeluarkan ${WHO}`,
    `${BY} ?(?:将|已将|把|將|已將) ?${WHO} ?(?:移出了?(?:群组|群組)|移除了?)`,
    `${BY} ?(?:移除了|踢出了) ?${WHO}`,
    `${BY}(?:さん)?が${WHO}(?:さん)?を(?:退出させました|削除しました)`,
    `${BY}님이 ${WHO}님을 (?:내보냈습니다|삭제했습니다|제거했습니다)`,
  ],
  renamed: [
    `${BY} changed the (?:subject|group name)(?: from ${OLD})? to ${TITLE}`,
    `${BY} hat (?:den Betreff|den Gruppennamen|den Namen der Gruppe)(?: von ${OLD})? (?:zu|auf|in) ${TITLE} geändert`,
    `${BY} cambió el (?:asunto|nombre)(?: del grupo)?(?: de ${OLD})? (?:a|por) ${TITLE}`,
    `${BY} a (?:changé|modifié) le (?:sujet|nom)(?: du groupe)?(?: de ${OLD})? (?:en|à|pour) ${TITLE}`,
    `${BY} (?:mudou|alterou) o (?:nome|assunto)(?: do grupo)?(?: de ${OLD})? para ${TITLE}`,
    `${BY} ha (?:cambiato|modificato) (?:l['’]oggetto|il nome)(?: del gruppo)?(?: da ${OLD})? (?:in|a) ${TITLE}`,
    `${BY} heeft (?:het onderwerp|de groepsnaam)(?: van ${OLD})? (?:gewijzigd in|naar|veranderd in) ${TITLE}(?: gewijzigd)?`,
    `${BY} изменил(?:а|\\(а\\))? (?:тему|название)(?: группы)?(?: с ${OLD})? на ${TITLE}`,
    `${BY} mengubah (?:subjek|nama grup)(?: dari ${OLD})? (?:menjadi|ke) ${TITLE}`,
    `${BY} ?(?:将|已将|將|已將)?(?:群组名称|群組名稱|主题|主題|群名).{0,4}?(?:从|由|從)? ?(?:${OLD})? ?(?:更改为|改为|更改為|改為|变更为|變更為) ?${TITLE}`,
    `${BY} ?(?:更改了|變更了)(?:群组名称|群組名稱|主题|主題).{0,6}?${TITLE}`,
    `${BY}(?:さん)?がグループ(?:名|の件名)を(?:${OLD}から)?${TITLE}に変更しました`,
    `${BY}님이 그룹 (?:이름|제목)을 (?:${OLD}에서 )?${TITLE}(?:으로|로) (?:변경했습니다|바꿨습니다)`,
  ],
  promoted: [
    `${WHO} is now (?:an|a group) admin`,
    `${WHO} ist (?:jetzt|nun) (?:ein |eine )?(?:Gruppen-?)?Admin`,
    `${WHO} (?:ahora es|es ahora|ya es) (?:un )?admin(?:istrador|istradora)?.{0,12}`,
    `${WHO} est (?:désormais|maintenant) admin.{0,12}`,
    `${WHO} agora é (?:um )?admin.{0,12}`,
    `${WHO} ?(?:现在是管理员|現在是管理員|已成为管理员|已成為管理員|现在是群组管理员|現在是群組管理員)`,
  ],
  demoted: [
    `${WHO} is no longer an admin`,
    `${WHO} ist kein Admin mehr`,
    `${WHO} ya no es admin.{0,12}`,
    `${WHO} n['’]est plus admin.{0,12}`,
    `${WHO} não é mais admin.{0,12}`,
    `${WHO} ?(?:不再是管理员|不再是管理員|不再是群组管理员|不再是群組管理員)`,
  ],
}

const ORDER: readonly Said[] = [
  'created',
  'renamed',
  'promoted',
  'demoted',
  'requested',
  'joined',
  'left',
  'removed',
  'added',
]

export const SENTENCES: readonly Sentence[] = ORDER.flatMap((says) =>
  LINES[says].map((line) => ({ says, pattern: new RegExp(`^${line}[.。]?$`, 'su') })),
)

/** How each language calls whoever exported the chat. */
export const YOU: ReadonlySet<string> = new Set(
  `you du dich sie tú te ti usted vous você lhe tu ti je u jou вы вас ты siz sen sizi anda kamu
  你 您 あなた 自分 나 회원님 당신 أنت`.split(/\s+/),
)

/** Only these say that messages are encrypted: on iOS in the name of the group. */
export const ENCRYPTION =
  /end-to-end|ende-zu-ende|extremo a extremo|bout en bout|ponta a ponta|сквозн|端到端|端對端|エンドツーエンド|종단간|uçtan uca|التشفير/i
