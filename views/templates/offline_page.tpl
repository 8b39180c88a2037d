{{%AUTOESCAPE context="HTML"}}
<div class="offline" data-offline>
<div data-shown hidden>
<p class="banner" role="status"><span data-stamp="{{STAMP}}"></span>. <a href="">{{_ offline: Try again}}</a></p>
<p class="owner" data-account></p>
</div>
<div data-nothing>
<h1>{{_ offline: No connection}}</h1>
<p class="lead">{{_ offline: The diary cannot be reached: check whether this device is connected to the Internet.}}</p>
<p>{{_ offline: Marks and homework are shown only with a connection, so that nobody else reads them on this device.}}</p>
<p><a class="govuk-button" href="">{{_ offline: Try again}}</a></p>
</div>
<div data-week></div>
<nav aria-labelledby="others-title" data-others hidden>
<h2 id="others-title">{{_ offline: Weeks kept on this device}}</h2>
<ul class="points"></ul>
</nav>
</div>
