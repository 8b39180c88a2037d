{{%AUTOESCAPE context="HTML"}}
{{#CONNECTED}}<div class="banner" role="status"><p>{{CONNECTED_TEXT}} <a href="/accounts/new">{{_ week: Add another child}}</a></p></div>{{/CONNECTED}}
<p class="on-paper paper-head">{{PAPER_HEAD}}</p>
<header class="week-head" data-keep="{{KEEP}}">
<div class="week-title"><h1>{{#CALENDAR}}<a class="to-calendar" href="{{CALENDAR_ADDRESS}}" data-calendar="{{_ calendar: Calendar}}">{{WEEK_TITLE}}<svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#calendar"></use></svg></a>{{/CALENDAR}}{{#NO_CALENDAR}}{{WEEK_TITLE}}{{/NO_CALENDAR}}</h1></div>
<p class="owner">{{OWNER}}</p>
<nav class="weeks" aria-label="{{_ week: Weeks}}">
{{#EARLIER}}<a class="turn" rel="prev" href="{{EARLIER_ADDRESS}}"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#chevron-left"></use></svg>{{_ week: Week before}}</a>
{{/EARLIER}}{{#THIS_WEEK}}<a class="turn" href="{{THIS_WEEK_ADDRESS}}">{{_ week: This week}}</a>
{{/THIS_WEEK}}{{#LATER}}<a class="turn" rel="next" href="{{LATER_ADDRESS}}">{{_ week: Week after}}<svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#chevron-right"></use></svg></a>
{{/LATER}}<button type="button" class="turn" hidden data-print><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#printer"></use></svg>{{_ week: Print}}</button>
</nav>
</header>
<nav class="strip" aria-label="{{_ week: Days of the week}}">
<ol>
{{#STRIP_DAY}}<li><a href="{{STRIP_ADDRESS}}"{{#TODAY}} class="today"{{/TODAY}}><span class="strip-weekday">{{WEEKDAY}}</span> <span class="strip-number">{{NUMBER}}</span>{{#HAS_MARKS}}<span class="strip-dot"></span><span class="hidden">, {{_ week: there are marks}}</span>{{/HAS_MARKS}}{{#TODAY}}<span class="hidden">, {{_ week: today}}</span>{{/TODAY}}</a></li>
{{/STRIP_DAY}}
</ol>
</nav>
<div class="spread{{#COMPACT}} compact{{/COMPACT}}">
{{#SHEET}}<div class="sheet">
{{#DAY}}<section class="day{{#TODAY}} today{{/TODAY}}" id="{{DAY_ID}}" aria-labelledby="{{DAY_TITLE_ID}}">
<div class="day-head">
<h2 id="{{DAY_TITLE_ID}}"><time datetime="{{DATE}}">{{DAY_HEADING}}</time>{{#TODAY}} <span class="today-word"><span class="hidden">, </span>{{_ week: today}}</span>{{/TODAY}}</h2>
{{#NOW}}<p class="now">{{NOW}}</p>{{/NOW}}
</div>
{{#LESSONS}}<table class="lessons" role="table" aria-labelledby="{{DAY_TITLE_ID}}">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="no"><span aria-hidden="true">№</span><span class="hidden">{{_ week: Lesson number}}</span></th><th role="columnheader" scope="col" class="subject">{{_ week: Subject}}</th><th role="columnheader" scope="col" class="work">{{_ week: Homework}}</th><th role="columnheader" scope="col" class="marks"><span class="on-screen">{{_ week: Mark}}</span><span class="on-paper" aria-hidden="true">{{_ week: Mk}}</span></th></tr></thead>
<tbody role="rowgroup">
{{#LESSON}}<tr role="row"{{#ROW_CLASS}} class="{{ROW_CLASS}}"{{/ROW_CLASS}}>
<td role="cell" class="no">{{NUMBER}}</td>
<th role="rowheader" scope="row" class="subject">{{#CANCELLED}}<s>{{SUBJECT}}</s> <span class="change">{{_ week: cancelled}}</span>{{/CANCELLED}}{{#GOES_ON}}<span class="name">{{SUBJECT}}</span>{{/GOES_ON}}{{#REPLACED}} <span class="change">{{REPLACED}}</span>{{/REPLACED}}{{#NEW_CHANGE}} <span class="new-word">{{_ news: new}}</span>{{/NEW_CHANGE}}{{#WHERE}} <span class="where">{{WHERE}}</span>{{/WHERE}}</th>
<td role="cell" class="work">{{#HOMEWORK}}<p class="task">{{HOMEWORK}}{{#NEW_TASK}} <span class="new-word">{{_ news: new}}</span>{{/NEW_TASK}}</p>{{/HOMEWORK}}{{#NOTHING_SET}}<p class="no-task">{{_ week: nothing set}}</p>{{/NOTHING_SET}}{{#NOT_FILLED}}<p class="no-task blank">{{_ week: not written down yet}}{{#USUAL}}<span class="usual">, {{USUAL}}</span>{{/USUAL}}</p>{{/NOT_FILLED}}{{#NOTE}}<p class="note{{#WARNING}} warning{{/WARNING}}{{#WORD}} word{{/WORD}}">{{#ICON}}<svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#{{ICON}}"></use></svg>{{/ICON}}<span>{{#NOTE_NAME}}<span class="note-name">{{NOTE_NAME}}</span> {{/NOTE_NAME}}{{NOTE_TEXT}}{{#NEW_NOTE}} <span class="new-word">{{_ news: new}}</span>{{/NEW_NOTE}}</span></p>{{/NOTE}}</td>
<td role="cell" class="marks">{{>CHIPS}}</td>
</tr>
{{/LESSON}}</tbody>
</table>{{/LESSONS}}
{{#REST}}<p class="rest">{{REST}}</p>{{/REST}}
</section>
{{/DAY}}
</div>
{{/SHEET}}
</div>
<section class="week-foot" aria-labelledby="week-foot-title">
<h2 id="week-foot-title" class="hidden">{{_ week: The week in figures}}</h2>
{{#EMPTY}}<p>{{EMPTY}}</p>{{/EMPTY}}
{{#AVERAGE}}<p><span class="figure-name">{{_ week: Average of the week}}</span> <strong>{{AVERAGE}}</strong> <span class="figure-name">({{MARK_COUNT}})</span></p>{{/AVERAGE}}
{{#MARKS_ONLY}}<p><strong>{{MARK_COUNT}}</strong></p>{{/MARKS_ONLY}}
{{#MISSED}}<p><span class="figure-name">{{_ week: Missed:}}</span> <strong>{{MISSED}}</strong></p>{{/MISSED}}
</section>
{{>SIGNATURE}}
<nav class="weeks below" aria-label="{{_ week: Neighbouring weeks}}">
{{#EARLIER}}<a class="turn" rel="prev" href="{{EARLIER_ADDRESS}}"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#chevron-left"></use></svg><span class="hidden">{{_ week: Week before}}, </span>{{EARLIER_RANGE}}</a>
{{/EARLIER}}{{#LATER}}<a class="turn later" rel="next" href="{{LATER_ADDRESS}}"><span class="hidden">{{_ week: Week after}}, </span>{{LATER_RANGE}}<svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#chevron-right"></use></svg></a>
{{/LATER}}
</nav>
<div class="on-paper paper-foot">
<p class="signature">{{_ week: Signature of a parent}} <span class="line">{{#SIGNED_ON}}{{SIGNED_ON}}{{/SIGNED_ON}}</span></p>
<p class="signature">{{_ week: Class teacher}} <span class="line"></span></p>
<p class="stamp">{{STATE_OF}}</p>
</div>
