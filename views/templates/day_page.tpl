{{%AUTOESCAPE context="HTML"}}
<p class="on-paper paper-head">{{PAPER_HEAD}}</p>
<header class="page-head">
<h1><time datetime="{{DATE}}">{{DAY_NAME}}</time>{{#TODAY}} <span class="today-word"><span class="hidden">, </span>{{_ week: today}}</span>{{/TODAY}}</h1>
<p class="owner">{{OWNER}}</p>
<nav class="weeks page-tools" aria-label="{{_ day: Other days}}">
{{#EARLIER}}<a class="turn" rel="prev" href="{{EARLIER_ADDRESS}}"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#chevron-left"></use></svg><span class="hidden">{{_ day: School day before:}} </span>{{EARLIER_DAY}}</a>
{{/EARLIER}}<a class="turn" href="{{WEEK_ADDRESS}}">{{_ day: The whole week}}</a>
{{#LATER}}<a class="turn" rel="next" href="{{LATER_ADDRESS}}"><span class="hidden">{{_ day: School day after:}} </span>{{LATER_DAY}}<svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#chevron-right"></use></svg></a>
{{/LATER}}<button type="button" class="turn" hidden data-print><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#printer"></use></svg>{{_ week: Print}}</button>
</nav>
</header>
{{#REST}}<div class="empty"><p>{{REST}}</p></div>
{{/REST}}
{{#LESSONS}}<ol class="day-lessons">
{{#LESSON}}<li class="day-lesson">
<p class="lesson-number">{{#NUMBER}}<span class="hidden">{{_ timetable: Lesson}} </span>{{NUMBER}}{{/NUMBER}}{{#NO_LESSON}}<span aria-hidden="true">—</span>{{/NO_LESSON}}</p>
<div class="lesson-text">
<h2>{{#CANCELLED}}<a href="{{SUBJECT_ADDRESS}}"><s>{{SUBJECT}}</s></a> <span class="change">{{_ week: cancelled}}</span>{{/CANCELLED}}{{#GOES_ON}}<a href="{{SUBJECT_ADDRESS}}">{{SUBJECT}}</a>{{/GOES_ON}}{{#REPLACED}} <span class="change">{{_ timetable: replacement}}</span>{{/REPLACED}}{{#NEW_CHANGE}} <span class="new-word">{{_ news: new}}</span>{{/NEW_CHANGE}}{{#NOW}} <span class="today-word">{{_ day: now}}</span>{{/NOW}}</h2>
{{#PLACE}}<p class="place">{{PLACE}}</p>
{{/PLACE}}{{#NO_LESSON}}<p class="place">{{_ day: a mark outside a lesson}}</p>
{{/NO_LESSON}}
{{#FACTS}}<dl class="facts">
{{#TOPIC}}<div><dt>{{_ day: Topic}}</dt><dd>{{TOPIC}}</dd></div>
{{/TOPIC}}{{#TASK}}<div><dt>{{_ day: Homework for this lesson}}</dt><dd class="task">{{>TASK_TEXT}}{{#NEW_TASK}} <span class="new-word">{{_ news: new}}</span>{{/NEW_TASK}}</dd></div>
{{/TASK}}{{#NO_TASK}}<div><dt>{{_ day: Homework for this lesson}}</dt><dd class="no-task">{{NO_TASK}}</dd></div>
{{/NO_TASK}}{{#MARK}}<div class="mark-fact"><dt>{{_ week: Mark}}</dt><dd>{{>CHIP}}{{#WORK}} <span class="work-name">{{WORK}}</span>{{/WORK}}{{#COMMENT}} <span class="mark-said"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#message"></use></svg><span><span class="note-name">{{_ week: Comment:}}</span> {{>COMMENT_TEXT}}</span></span>{{/COMMENT}}</dd></div>
{{/MARK}}{{#ABSENCE}}<div class="mark-fact"><dt>{{_ day: Attendance}}</dt><dd>{{>ABSENCE_CHIP}} <span class="work-name" aria-hidden="true">{{ABSENCE_WORDS}}</span>{{#ABSENCE_COMMENT}} <span class="mark-said"><span>{{ABSENCE_COMMENT}}</span></span>{{/ABSENCE_COMMENT}}</dd></div>
{{/ABSENCE}}{{#REMARK}}<div class="remark-fact"><dt><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#alert"></use></svg>{{_ day: Remark on behaviour}}</dt><dd>{{>REMARK_TEXT}}{{#NEW_REMARK}} <span class="new-word">{{_ news: new}}</span>{{/NEW_REMARK}}</dd></div>
{{/REMARK}}</dl>{{/FACTS}}
</div>
</li>
{{/LESSON}}</ol>
{{/LESSONS}}
<nav class="ways-on" aria-label="{{_ day: Further pages}}">
<ul class="ways">
<li><a href="{{WEEK_ADDRESS}}">{{_ day: The whole week}}</a></li>
<li><a href="{{TIMETABLE_ADDRESS}}">{{_ day: The timetable of the week}}</a></li>
</ul>
</nav>
<p class="on-paper stamp">{{STATE_OF}}</p>
