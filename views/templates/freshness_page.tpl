{{%AUTOESCAPE context="HTML"}}
<p class="on-paper paper-head">{{PAPER_HEAD}}</p>
<header class="page-head">
<h1>{{_ section: Freshness of the journal}}</h1>
<p class="owner">{{OWNER}}</p>
<div class="page-tools">
<button type="button" class="turn" hidden data-print><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#printer"></use></svg>{{_ week: Print}}</button>
</div>
</header>
<p class="lead">{{_ freshness: An empty place in the diary is not yet “nothing set”. Here you see when teachers fill the journal and what they have not written yet.}}</p>
{{#WAITING}}<p class="counts">{{WAITING}}</p>
{{/WAITING}}{{#EMPTY}}<div class="empty"><p>{{EMPTY}}</p></div>
{{/EMPTY}}
<div class="family">
{{#SUBJECT}}<section class="due-day freshness">
<h2><a href="{{SUBJECT_ADDRESS}}">{{SUBJECT_NAME}}</a>{{#SUBGROUP}} <span class="place">{{SUBGROUP}}</span>{{/SUBGROUP}}</h2>
<dl class="due">
<div><dt>{{_ freshness: Last two weeks}}</dt><dd>{{LESSONS}}{{#COMPLETE}}<p>{{_ freshness: Everything is written.}}</p>{{/COMPLETE}}{{#MISSING}}<p class="blank">{{MISSING}}</p>{{/MISSING}}</dd></div>
<div><dt>{{_ freshness: Written last}}</dt><dd>{{#LAST}}<p>{{LAST}}</p>{{/LAST}}</dd></div>
<div><dt>{{_ freshness: How long it usually takes}}</dt><dd>{{#USUAL}}<p>{{USUAL}}</p>{{/USUAL}}</dd></div>
</dl>
</section>
{{/SUBJECT}}</div>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{_ freshness: How is this reckoned?}}</span></summary><div class="govuk-details__text"><p>{{_ freshness: What is usual is the median of the last six weeks: half of the entries came earlier, half later. The time is reckoned from the end of the lesson. A lesson waits for an entry when it is over and has no topic, or nothing is said about homework for the next one. “Nothing set” is an entry too.}}</p></div></details>
<p class="on-paper stamp">{{STATE_OF}}</p>
