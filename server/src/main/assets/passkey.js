/* Asks the browser for a passkey and sends what it gives with the form. Without it the page says so in words. */
(function () {
  "use strict";
  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (c) { return c.charCodeAt(0); });
  }
  function text(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }
  function asked(options) {
    options.challenge = bytes(options.challenge);
    if (options.user) {
      options.user.id = bytes(options.user.id);
    }
    (options.excludeCredentials || []).concat(options.allowCredentials || []).forEach(function (one) {
      one.id = bytes(one.id);
    });
    return options;
  }
  function answer(credential) {
    var given = credential.response;
    var response = { clientDataJSON: text(given.clientDataJSON) };
    if (given.attestationObject) {
      response.attestationObject = text(given.attestationObject);
      response.transports = given.getTransports ? given.getTransports() : [];
    } else {
      response.authenticatorData = text(given.authenticatorData);
      response.signature = text(given.signature);
      response.userHandle = given.userHandle ? text(given.userHandle) : undefined;
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: response,
      clientExtensionResults: {},
      authenticatorAttachment: credential.authenticatorAttachment || undefined
    });
  }
  var form = document.getElementById("passkey");
  if (!form || !window.PublicKeyCredential || !navigator.credentials) {
    return;
  }
  var failed = document.getElementById("passkey-failed");
  document.getElementById("passkey-without").hidden = true;
  document.getElementById("passkey-with").hidden = false;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    failed.hidden = true;
    var options = { publicKey: asked(JSON.parse(form.getAttribute("data-options"))) };
    var making = form.getAttribute("data-passkey") === "create";
    (making ? navigator.credentials.create(options) : navigator.credentials.get(options)).then(
      function (credential) {
        form.elements.answer.value = answer(credential);
        form.submit();
      },
      function () { failed.hidden = false; });
  });
})();
