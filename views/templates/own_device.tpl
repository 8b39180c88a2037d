{{%AUTOESCAPE context="HTML"}}
<div class="device" data-device>
<h1>{{_ device: Own device}}</h1>
<p class="lead">{{_ device: The diary can keep the week that you saw last, so that it opens without a connection.}}</p>
<p>{{_ device: Switch this on only on a telephone or computer that nobody else uses. The school and the city learn nothing of it: the choice stays in this browser.}}</p>
<p data-no-script><strong>{{_ device: This setting needs JavaScript.}}</strong> {{_ device: It is off in your browser, so nothing is kept here. Everything else in the diary works.}}</p>
<p data-unable hidden>{{_ device: This browser cannot keep pages, so nothing is kept here.}}</p>
<div data-able hidden>
<p role="status" data-state data-on="{{_ device: Switched on: the last week seen of each child is kept.}}" data-off="{{_ device: Switched off: nothing of the diary is kept on this device.}}"></p>
<p><button type="button" class="govuk-button" data-switch data-on="{{_ device: This is my device: keep the last week}}" data-off="{{_ device: Switch off and erase}}"></button></p>
<section aria-labelledby="kept-title" data-kept="{{KEPT}}" hidden>
<h2 id="kept-title">{{_ device: Kept now}}</h2>
<ul class="points"></ul>
</section>
</div>
<h2>{{_ device: What is kept and for how long}}</h2>
<ul class="points">
<li>{{_ device: Of each child the one week that you saw last, of four children at most.}}</li>
<li>{{_ device: With the name of the account, without the family name, and without buttons.}}</li>
<li>{{_ device: For seven days. It is erased earlier when you sign out, when your sign-in ends, when you change the list of children, and here.}}</li>
<li>{{_ device: Signing out switches the setting off.}}</li>
</ul>
</div>
