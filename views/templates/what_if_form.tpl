{{%AUTOESCAPE context="HTML"}}
<section class="hypothetical" id="what-if" aria-labelledby="what-if-title">
<h2 id="what-if-title">{{_ what if: What if…}} <span class="not-real">{{_ what if: A calculation, not a mark}}</span></h2>
{{#ANSWER}}<div class="answer" role="status">
<table class="figures">
<caption class="hidden">{{_ what if: What the average would become}}</caption>
<thead><tr><td></td><th scope="col" class="number">{{_ what if: Average}}</th><th scope="col" class="number">{{_ what if: By the rule}}</th></tr></thead>
<tbody>
<tr><th scope="row">{{_ what if: Now}}</th><td class="number">{{BEFORE}}</td><td class="number">{{MARK_BEFORE}}</td></tr>
<tr><th scope="row">{{_ what if: With these marks}}</th><td class="number"><strong>{{AFTER}}</strong></td><td class="number"><strong>{{MARK_AFTER}}</strong></td></tr>
</tbody>
</table>
</div>{{/ANSWER}}
<form method="get" action="{{FORM_ADDRESS}}" novalidate>
{{#KEPT}}<input type="hidden" name="{{KEPT_NAME}}" value="{{KEPT_VALUE}}">
{{/KEPT}}<fieldset>
<legend>{{_ what if: Suppose one more of these marks were given}}</legend>
{{#ENTRY}}<div class="try{{#FAULT}} govuk-form-group--error{{/FAULT}}">
{{#FAULT}}<p class="govuk-error-message" id="mark{{NUMBER}}-error"><span class="hidden">{{_ account: Error:}} </span>{{FAULT_TEXT}}</p>
{{/FAULT}}<span class="try-field"><label for="mark{{NUMBER}}">{{_ what if: Mark}}<span class="hidden"> {{NUMBER}}</span></label> <input class="govuk-input{{#WRONG_MARK}} govuk-input--error{{/WRONG_MARK}}" id="mark{{NUMBER}}" name="mark{{NUMBER}}" type="text" inputmode="numeric" autocomplete="off" size="2" value="{{ENTERED}}"{{#WRONG_MARK}} aria-invalid="true" aria-describedby="mark{{NUMBER}}-error"{{/WRONG_MARK}}></span>
<span class="try-field"><label for="weight{{NUMBER}}">{{_ what if: Weight}}<span class="hidden"> {{NUMBER}}</span></label> <select class="govuk-select" id="weight{{NUMBER}}" name="weight{{NUMBER}}"{{#WRONG_WEIGHT}} aria-invalid="true" aria-describedby="mark{{NUMBER}}-error"{{/WRONG_WEIGHT}}>{{#WEIGHT}}<option value="{{WEIGHT_VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WEIGHT_NAME}}</option>{{/WEIGHT}}</select></span>
</div>
{{/ENTRY}}</fieldset>
<p class="hint small">{{_ what if: Nothing is stored and nobody else sees it.}}</p>
<button type="submit" class="govuk-button">{{_ what if: Calculate}}</button>
</form>
</section>
