{{%AUTOESCAPE context="HTML"}}
<svg class="average-line" role="img" aria-labelledby="average-line-title average-line-text" width="100%" height="180">
<title id="average-line-title">{{_ average line: How the average went}}</title>
<desc id="average-line-text">{{DESCRIPTION}}</desc>
{{#GUIDE}}<line class="guide" x1="0%" x2="85%" y1="{{Y}}" y2="{{Y}}"></line><text class="level" x="100%" y="{{Y}}" dy="5" text-anchor="end">{{LEVEL}}</text>
{{/GUIDE}}{{#STEP}}<line class="run" x1="{{FROM}}" x2="{{TO}}" y1="{{Y}}" y2="{{Y}}"></line>{{#RISE}}<line class="rise" x1="{{X}}" x2="{{X}}" y1="{{Y_BEFORE}}" y2="{{Y_AFTER}}"></line>{{/RISE}}<circle class="point" cx="{{FROM}}" cy="{{Y}}" r="3.5"></circle>
{{/STEP}}<line class="ground" x1="0%" x2="85%" y1="156" y2="156"></line>
<text class="level" x="0%" y="175">{{FIRST_DAY}}</text><text class="level" x="85%" y="175" text-anchor="end">{{LAST_DAY}}</text>
</svg>
{{#THRESHOLDS}}<p class="hint small">{{_ average line: The thin lines are the thresholds of 5, 4 and 3.}}</p>{{/THRESHOLDS}}
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{_ average line: Show as a table}}</span></summary>
<div class="govuk-details__text"><table class="figures">
<thead><tr><th scope="col">{{_ average line: Day}}</th><th scope="col" class="number">{{_ average line: Average}}</th><th scope="col" class="number">{{_ average line: Marks}}</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row"><time datetime="{{DATE}}">{{DAY}}</time></th><td class="number">{{AVERAGE}}</td><td class="number">{{COUNTED}}</td></tr>
{{/ROW}}</tbody>
</table></div>
</details>
