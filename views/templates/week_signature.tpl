{{%AUTOESCAPE context="HTML"}}
<section class="acknowledged" id="signature" aria-labelledby="signature-title">
<h2 id="signature-title" class="hidden">{{_ signature: Acknowledgement of the week}}</h2>
<div class="acknowledged-row">
{{#SIGNED}}<p class="acknowledged-mark"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#check"></use></svg>{{SIGNED_TEXT}}</p>
<form method="post" action="{{ADDRESS}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="signature" value="taken-back">
<button type="submit" class="turn">{{_ signature: Undo}}<span class="hidden"> {{_ signature: the acknowledgement of this week}}</span></button>
</form>{{/SIGNED}}
{{#UNSIGNED}}<form method="post" action="{{ADDRESS}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="signature" value="given">
<button type="submit" class="govuk-button">{{_ signature: I have read the diary}}</button>
</form>{{/UNSIGNED}}
{{#TOO_EARLY}}<p class="hint">{{_ signature: You can acknowledge this week from Friday on.}}</p>{{/TOO_EARLY}}
{{#OTHER}}<p class="hint">{{OTHER_TEXT}}</p>{{/OTHER}}
</div>
{{#CHANGES}}<h3>{{_ signature: Changed after you acknowledged it}}</h3>
<ul>
{{#CHANGE}}<li><a href="{{MARK_ADDRESS}}">{{SUBJECT}}, {{DAY}}</a>: <span class="hidden">{{_ mark page: was}} </span><del>{{BEFORE}}</del> <span aria-hidden="true">→</span> <span class="hidden">{{_ mark page: became}} </span><ins>{{NOW}}</ins></li>
{{/CHANGE}}
</ul>{{/CHANGES}}
</section>
