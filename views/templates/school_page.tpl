{{%AUTOESCAPE context="HTML"}}
<h1>{{NAME}}</h1>
<p class="lead">{{STANDING}}</p>
<dl class="summary school-card">
{{#CITY}}<div><dt>{{_ school: Who runs it}}</dt><dd>{{CITY}}</dd></div>
{{/CITY}}{{#NUMBER}}<div><dt>{{_ school: Number}}</dt><dd>{{NUMBER}}</dd></div>
{{/NUMBER}}{{#ADDRESS}}<div><dt>{{_ bar: Address}}</dt><dd>{{ADDRESS}}</dd></div>
{{/ADDRESS}}{{#PHONE}}<div><dt>{{_ bar: Telephone}}</dt><dd>{{PHONE}}</dd></div>
{{/PHONE}}{{#HEAD}}<div><dt>{{_ school: Head}}</dt><dd>{{HEAD}}</dd></div>
{{/HEAD}}</dl>
{{#CONNECTED}}<p>{{_ school: The class teacher hands out the login and password of each pupil in person.}}</p>
{{/CONNECTED}}{{#NOT_CONNECTED}}<p>{{_ school: There are no logins for its pupils yet. Ask the school when it will be connected.}}</p>
{{/NOT_CONNECTED}}<ul class="ways">
<li><a href="{{NEWS_ADDRESS}}">{{_ school: News and events of the school}}</a></li>
<li><a href="/schools">{{_ school: Find another school}}</a></li>
<li><a href="/help/sign-in">{{_ help: I cannot sign in}}</a></li>
</ul>
