{{%AUTOESCAPE context="HTML"}}
<section class="outlook" id="outlook" aria-labelledby="outlook-title">
<h2 id="outlook-title">{{_ outlook: Mark of the period}}: {{PERIOD}}</h2>
{{#RISKS}}<ul class="risks">
{{#RISK}}<li><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#alert"></use></svg><div><strong>{{_ outlook: Attention}}:</strong> {{RISK_TEXT}}<ul class="evidence">{{#EVIDENCE}}<li>{{>CHIP}} <span class="figure-name">{{EVIDENCE_DAY}}</span></li>{{/EVIDENCE}}</ul></div></li>
{{/RISK}}</ul>{{/RISKS}}
<dl class="verdict">
{{#SET}}<div class="set"><dt>{{_ outlook: Set by the teacher}}</dt><dd><strong class="set-mark">{{SET_MARK}}</strong> <span class="figure-name"><time datetime="{{SET_DATE}}">{{SET_DAY}}</time></span>{{#SET_COMMENT}} <span class="said">{{SET_COMMENT}}</span>{{/SET_COMMENT}} <a href="{{FINAL_ADDRESS}}">{{_ outlook: All final marks}}</a></dd></div>
{{/SET}}{{#NOT_SET}}<div><dt>{{_ outlook: Set by the teacher}}</dt><dd>{{_ outlook: not set yet}}</dd></div>
{{/NOT_SET}}{{#RECOMMENDED}}<div class="calculated"><dt>{{_ outlook: Calculated by the rule, not a mark}}</dt><dd><em class="calculated-mark">{{MARK}}</em> <span class="figure-name">{{_ outlook: from the average}} {{AVERAGE}}</span> <span class="said">{{RULE}}</span></dd></div>
{{/RECOMMENDED}}</dl>
{{#DIFFERS}}<p class="differs">{{_ outlook: The teacher’s mark differs from the calculation. The teacher’s mark is the one that counts.}}</p>{{/DIFFERS}}
{{#BETTER}}<h3>{{_ outlook: To a better mark}}</h3>
<ul class="ways-up">
{{#WAY}}<li{{#OUT_OF_REACH}} class="out-of-reach"{{/OUT_OF_REACH}}>{{WAY_TEXT}}</li>
{{/WAY}}</ul>{{/BETTER}}
{{#FORECAST}}<h3>{{_ outlook: What is still possible}}</h3>
<p>{{INTERVAL}} {{LESSONS_LEFT}}</p>
{{#PLANNED}}<p>{{_ outlook: Works that are planned:}}</p>
<ul class="planned">
{{#WORK}}<li><time datetime="{{WORK_DATE}}">{{WORK_DAY}}</time> — {{WORK_NAME}}{{#WORK_WEIGHT}}, {{WORK_WEIGHT}}{{/WORK_WEIGHT}}</li>
{{/WORK}}</ul>{{/PLANNED}}
<p class="hint small">{{_ outlook: Reckoned with marks from 2 to 5: every planned work, and at most one more mark in each lesson left.}}</p>{{/FORECAST}}
</section>
