{{%AUTOESCAPE context="HTML"}}
<p class="on-paper paper-head">{{PAPER_HEAD}}</p>
<p class="step">{{#SUBJECT_OPEN}}<a href="{{SUBJECT_ADDRESS}}">{{SUBJECT}}</a>{{/SUBJECT_OPEN}}{{#SUBJECT_CLOSED}}{{SUBJECT}}{{/SUBJECT_CLOSED}}</p>
<h1 class="mark-head"><span class="{{CHIP_CLASS}}" aria-hidden="true">{{WRITTEN}}{{#TIMES}}<small>×{{TIMES}}</small>{{/TIMES}}</span> {{#VALID}}<span>{{SPOKEN}}</span>{{/VALID}}{{#WITHDRAWN}}<del><span class="hidden">{{_ mark page: withdrawn}}: </span>{{SPOKEN}}</del>{{/WITHDRAWN}}</h1>
{{#WITHDRAWN}}<p class="withdrawn">{{_ mark page: This mark is withdrawn and counts no more.}}</p>{{/WITHDRAWN}}
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{_ mark page: Day}}</dt><dd class="govuk-summary-list__value"><a href="{{DAY_ADDRESS}}"><time datetime="{{DATE}}">{{DAY}}</time></a>{{#LESSON}}, {{LESSON}}{{/LESSON}}</dd></div>
{{#FACT}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_NAME}}</dt><dd class="govuk-summary-list__value">{{FACT_VALUE}}{{>FACT_TEXT}}</dd></div>
{{/FACT}}</dl>
{{#EFFECT}}<section aria-labelledby="effect-title">
<h2 id="effect-title">{{_ mark page: Effect on the average}}</h2>
<p>{{EFFECT}}</p>
</section>{{/EFFECT}}
<section class="history" aria-labelledby="history-title">
<h2 id="history-title">{{_ mark page: History of the mark}}</h2>
<ol class="timeline">
{{#STEP}}<li><p class="step-head"><time datetime="{{STEP_DATE}}">{{STEP_TIME}}</time> — <strong>{{STEP_NAME}}</strong>{{#VALUE}}: {{VALUE}}{{/VALUE}}</p>
{{#DIFFERENCE}}<p>{{#OF_COMMENT}}<span class="figure-name">{{_ mark page: Comment}}:</span> {{/OF_COMMENT}}{{#BEFORE}}<span class="hidden">{{_ mark page: was}} </span><del>{{>BEFORE_TEXT}}</del>{{/BEFORE}} {{#AFTER}}<span class="hidden">{{_ mark page: became}} </span><ins>{{>AFTER_TEXT}}</ins>{{/AFTER}}</p>
{{/DIFFERENCE}}{{#WHO}}<p class="figure-name">{{WHO}}</p>
{{/WHO}}{{#WHY}}<p><span class="figure-name">{{_ mark page: Reason:}}</span> {{>WHY_TEXT}}</p>
{{/WHY}}</li>
{{/STEP}}</ol>
</section>
