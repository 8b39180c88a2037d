{{%AUTOESCAPE context="HTML"}}
<div class="start">
<h1>{{_ start: Your child’s school diary}}</h1>
<p class="lead">{{_ start: Marks, homework, the timetable and teachers’ comments: the same diary as on paper, always at hand.}}</p>
<p><a class="govuk-button" href="{{ENTER}}">{{_ start: Sign in through the portal}}</a></p>
<p><a class="quiet" href="/enter/pupil">{{_ pupil: Sign in as a pupil}}</a></p>
<p class="hint">{{_ start: The portal of public services confirms who you are. Then you connect a diary by the login and password from the school.}}</p>
<ul class="promises">
<li><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#notebook"></use></svg><div><h2>{{_ start: The whole week on one page}}</h2><p>{{_ start: Every lesson with its homework, mark and comment. The page prints on one sheet.}}</p></div></li>
<li><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#users"></use></svg><div><h2>{{_ start: All your children}}</h2><p>{{_ start: Connect a diary for each child and switch between them in the bar.}}</p></div></li>
<li><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#lock"></use></svg><div><h2>{{_ start: Only for your family}}</h2><p>{{_ start: A diary opens only to a person who has the login and password of that pupil.}}</p></div></li>
</ul>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{_ account: Where do I get the login and password?}}</span></summary><div class="govuk-details__text"><p>{{_ account: The class teacher gives the MRKO login and password. If they are lost, the class teacher can issue new ones.}}</p></div></details>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{_ account: How does the MRKO login differ from the portal login?}}</span></summary><div class="govuk-details__text"><p>{{_ account: The portal login is yours and opens public services. The MRKO login belongs to the pupil and opens only the school diary.}}</p></div></details>
</div>
