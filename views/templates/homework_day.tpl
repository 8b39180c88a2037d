{{%AUTOESCAPE context="HTML"}}
<section class="due-day">
<h2><a href="{{DAY_ADDRESS}}"><time datetime="{{DATE}}">{{DUE}}</time></a></h2>
<dl class="due">
{{#TASK}}<div><dt><a href="{{SUBJECT_ADDRESS}}">{{SUBJECT}}</a>{{#CANCELLED}} <span class="change">{{_ homework: the lesson is cancelled}}</span>{{/CANCELLED}}{{#REPLACED}} <span class="change">{{REPLACED}}</span>{{/REPLACED}}</dt><dd><p class="task">{{>TASK_TEXT}}{{#NEW}} <span class="new-word">{{_ news: new}}</span>{{/NEW}}</p>{{#WHO}}<p class="who-set">{{WHO}}</p>{{/WHO}}</dd></div>
{{/TASK}}{{#NOTHING_SET}}<div class="no-task"><dt>{{_ homework: Nothing set, the teacher noted}}</dt><dd>{{NOTHING_SET}}</dd></div>
{{/NOTHING_SET}}{{#NOT_FILLED}}<div class="no-task blank"><dt>{{_ homework: Not filled in by the teacher yet}}</dt><dd>{{NOT_FILLED}}</dd></div>
{{/NOT_FILLED}}{{#NOT_YET}}<div class="no-task blank"><dt>{{_ homework: Not written down yet}}</dt><dd>{{NOT_YET}}</dd></div>
{{/NOT_YET}}</dl>
</section>
