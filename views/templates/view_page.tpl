{{%AUTOESCAPE context="HTML"}}
<h1>{{_ bar: View of the pages}}</h1>
<p class="lead">{{_ view: Choose colours and text that are easy for you to read. The choice is kept on this device.}}</p>
<form class="form" method="post" action="/view">
{{#SIGNED_IN}}<input type="hidden" name="csrf" value="{{CSRF}}">
{{/SIGNED_IN}}<input type="hidden" name="return_to" value="{{RETURN_TO}}">
<div class="govuk-form-group"><fieldset class="govuk-fieldset">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{{_ view: Colours}}</legend>
<div>
{{#SCHEME}}<div class="govuk-radios__item"><input class="govuk-radios__input" id="scheme-{{WORD}}" name="scheme" type="radio" value="{{WORD}}"{{#CHOSEN}} checked{{/CHOSEN}}><label class="govuk-label govuk-radios__label" for="scheme-{{WORD}}">{{NAME}}</label><span class="swatch scheme-{{WORD}}" aria-hidden="true">{{_ view: Aa}} <span class="m m5">5</span> <span class="m m3">3</span></span></div>
{{/SCHEME}}</div>
</fieldset></div>
<div class="govuk-form-group"><fieldset class="govuk-fieldset">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{{_ view: Size of the text}}</legend>
<div>
{{#SIZE}}<div class="govuk-radios__item"><input class="govuk-radios__input" id="size-{{WORD}}" name="size" type="radio" value="{{WORD}}"{{#CHOSEN}} checked{{/CHOSEN}}><label class="govuk-label govuk-radios__label" for="size-{{WORD}}">{{NAME}}</label><span class="swatch size-{{WORD}}" aria-hidden="true">{{_ view: Aa}}</span></div>
{{/SIZE}}</div>
</fieldset></div>
<div class="govuk-form-group"><fieldset class="govuk-fieldset">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{{_ view: Spacing}}</legend>
<div>
{{#SPACING}}<div class="govuk-radios__item"><input class="govuk-radios__input" id="spacing-{{WORD}}" name="spacing" type="radio" value="{{WORD}}"{{#CHOSEN}} checked{{/CHOSEN}}><label class="govuk-label govuk-radios__label" for="spacing-{{WORD}}">{{NAME}}</label></div>
{{/SPACING}}</div>
</fieldset></div>
<div class="actions"><button type="submit" class="govuk-button">{{_ view: Save}}</button><button type="submit" class="govuk-button govuk-button--secondary" name="usual" value="yes">{{_ view: The usual view}}</button><a class="quiet" href="{{RETURN_TO}}">{{_ view: Back without changes}}</a></div>
</form>
<section class="language-choice" aria-labelledby="language-title">
<h2 id="language-title">{{_ view: Language}}</h2>
<form method="post" action="/lang/{{_ language: other tag}}">
{{#SIGNED_IN}}<input type="hidden" name="csrf" value="{{CSRF}}">
{{/SIGNED_IN}}<input type="hidden" name="return_to" value="{{HERE}}">
<p>{{_ view: The pages are in English now.}}</p>
<button type="submit" class="govuk-button govuk-button--secondary" lang="{{_ language: other tag}}">{{_ language: other name}}</button>
</form>
</section>
<section aria-labelledby="sample-title">
<h2 id="sample-title">{{_ view: The diary looks like this now}}</h2>
<div class="sample">
<section class="day" aria-labelledby="sample-day">
<div class="day-head"><h3 id="sample-day">{{_ view: Monday, 3 September}}</h3></div>
<table class="lessons" role="table" aria-labelledby="sample-day">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="no"><span aria-hidden="true">№</span><span class="hidden">{{_ week: Lesson number}}</span></th><th role="columnheader" scope="col" class="subject">{{_ week: Subject}}</th><th role="columnheader" scope="col" class="work">{{_ week: Homework}}</th><th role="columnheader" scope="col" class="marks">{{_ week: Mark}}</th></tr></thead>
<tbody role="rowgroup">
<tr role="row"><td role="cell" class="no">1</td><th role="rowheader" scope="row" class="subject"><span class="name">{{_ view: Russian}}</span></th><td role="cell" class="work"><p class="task">{{_ view: § 12, ex. 148}}</p></td><td role="cell" class="marks"><span class="chips"><span class="m m5">5</span></span></td></tr>
<tr role="row"><td role="cell" class="no">2</td><th role="rowheader" scope="row" class="subject"><span class="name">{{_ view: Mathematics}}</span></th><td role="cell" class="work"><p class="task">{{_ view: No. 356, p. 92}}</p></td><td role="cell" class="marks"><span class="chips"><span class="m m4">4</span> <span class="m m3">3</span></span></td></tr>
<tr role="row"><td role="cell" class="no">3</td><th role="rowheader" scope="row" class="subject"><span class="name">{{_ view: Music}}</span></th><td role="cell" class="work"><p class="no-task">{{_ week: nothing set}}</p></td><td role="cell" class="marks"><span class="chips"><span class="m m2">2</span></span></td></tr>
</tbody>
</table>
</section>
</div>
<p><a class="quiet" href="{{RETURN_TO}}">{{_ view: A link looks like this}}</a></p>
</section>
