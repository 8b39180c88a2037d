{{%AUTOESCAPE context="HTML"}}
<p class="on-paper paper-head">{{PAPER_HEAD}}</p>
<header class="page-head">
<h1>{{_ remarks: Remarks and comments}}</h1>
<p class="owner"><strong>{{PERIOD_TITLE}}</strong> · {{OWNER}}</p>
<div class="page-tools">
<button type="button" class="turn" hidden data-print><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#printer"></use></svg>{{_ week: Print}}</button>
</div>
</header>
{{>PERIOD}}
{{#COUNTS}}<p class="counts">{{REMARK_COUNT}} · {{COMMENT_COUNT}}</p>
{{/COUNTS}}{{#EMPTY}}<div class="empty"><p>{{EMPTY}}</p></div>
{{/EMPTY}}
{{#DAY}}<section class="note-day">
<h2><a href="{{DAY_ADDRESS}}"><time datetime="{{DATE}}">{{DAY_NAME}}</time></a></h2>
<ul class="notes">
{{#NOTE}}<li class="teacher-note{{#REMARK}} remark{{/REMARK}}{{#COMMENT}} comment{{/COMMENT}}">
<p class="note-kind"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#{{#REMARK}}alert{{/REMARK}}{{#COMMENT}}message{{/COMMENT}}"></use></svg>{{#REMARK}}<span>{{_ remarks: Remark on behaviour}}</span>{{/REMARK}}{{#COMMENT}}<span>{{_ remarks: Comment on a mark}}</span>{{/COMMENT}}</p>
<p class="note-subject"><a href="{{SUBJECT_ADDRESS}}">{{SUBJECT}}</a>{{#TEACHER}}<span class="note-teacher">{{TEACHER}}</span>{{/TEACHER}}</p>
<div class="note-text">{{#MARK}}<p class="note-mark">{{>CHIP}}{{#WORK}} <span class="work-name">{{WORK}}</span>{{/WORK}}</p>{{/MARK}}<p>{{>NOTE_TEXT}}{{#NEW}} <span class="new-word">{{_ news: new}}</span>{{/NEW}}</p></div>
</li>
{{/NOTE}}</ul>
</section>
{{/DAY}}
