{{%AUTOESCAPE context="HTML"}}
<header class="page-head">
<h1>{{_ bar: The whole family}}</h1>
<p class="owner">{{TODAY}}</p>
</header>
{{#CLASH}}<p class="banner clash"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#alert"></use></svg><span>{{WORDS}}</span></p>
{{/CLASH}}{{#SHARED}}<p class="banner clash"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#alert"></use></svg><span>{{WORDS}}</span></p>
{{/SHARED}}{{#HOURS}}<p class="family-hours">{{HOURS}}</p>{{/HOURS}}
<div class="family">
{{#CHILD}}<section class="due-day">
<h2><a href="{{DIARY_ADDRESS}}">{{NAME}}</a></h2>
{{#RENEWED}}<p class="renewed"><strong>{{_ accounts: a new password is needed}}</strong> <a href="{{PASSWORD_ADDRESS}}">{{_ accounts: Enter the new password}}<span class="hidden"> — {{NAME}}</span></a></p>{{/RENEWED}}
{{#DIARY}}<p class="owner">{{OWNER}}</p>
<dl class="due">
{{#LESSONS}}<div><dt>{{_ family: Lessons}}</dt><dd><a href="{{DAY_ADDRESS}}">{{DAY}}</a><br>{{WORDS}}</dd></div>
{{/LESSONS}}{{#NO_LESSONS}}<div><dt>{{_ family: Lessons}}</dt><dd>{{_ family: No school day is in sight.}}</dd></div>
{{/NO_LESSONS}}{{#HOMEWORK}}<div><dt>{{_ section: Homework}}</dt><dd><a href="{{HOMEWORK_ADDRESS}}">{{DAY}}</a><br>{{WORDS}}</dd></div>
{{/HOMEWORK}}<div><dt><a href="{{MARKS_ADDRESS}}">{{_ family: Marks of three days}}</a></dt><dd>{{#NEW_MARKS}}<p><strong>{{NEW_MARKS}}</strong></p>{{/NEW_MARKS}}{{#NO_MARKS}}{{_ family: none}}{{/NO_MARKS}}{{#MARKS}}<ul class="family-marks">{{#MARK}}<li>{{SUBJECT}} {{>CHIP}}</li>{{/MARK}}</ul>{{/MARKS}}</dd></div>
{{#WORKS}}<div><dt>{{_ family: Tests of seven days}}</dt><dd><ul>{{#WORK}}<li>{{WHEN}}: <a href="{{SUBJECT_ADDRESS}}">{{SUBJECT}}</a>, {{WORDS}}</li>{{/WORK}}</ul></dd></div>
{{/WORKS}}{{#MEETINGS}}<div><dt>{{_ family: Parent meetings}}</dt><dd><ul>{{#MEETING}}<li>{{WHEN}}: {{WORDS}}</li>{{/MEETING}}</ul></dd></div>
{{/MEETINGS}}</dl>{{/DIARY}}
</section>
{{/CHILD}}
</div>
