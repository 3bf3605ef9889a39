'use strict';

// intuit-oauth, pointed at the simulator by the addresses it lets an app set.

const { test } = require('node:test');
const assert = require('node:assert/strict');
const OAuthClient = require('intuit-oauth');
const { SIMULATOR, REALM, REFRESH_TOKEN, CLIENT_ID, CLIENT_SECRET } = require('./simulator');

const BACK = 'https://app.example.com/callback';

function client() {
  const made = new OAuthClient({
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    environment: 'sandbox',
    redirectUri: BACK,
    includeRefreshTokenHardExpiresIn: true,
  });
  return made.setAuthorizeURLs({
    authorizeEndpoint: `${SIMULATOR}/connect/oauth2`,
    tokenEndpoint: `${SIMULATOR}/oauth2/v1/tokens/bearer`,
    revokeEndpoint: `${SIMULATOR}/v2/oauth2/tokens/revoke`,
    userInfoEndpoint: `${SIMULATOR}/v1/openid_connect/userinfo`,
  });
}

// A person in front of the page: opens it and agrees. Answers where the person is sent back to.
async function agree(address) {
  const page = await fetch(address);
  assert.equal(page.status, 200);
  const asked = new URL(address).searchParams;
  const sent = await fetch(`${SIMULATOR}/connect/oauth2`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      redirect_uri: asked.get('redirect_uri'), state: asked.get('state'), realm: REALM, decision: 'connect',
    }),
  });
  return sent.headers.get('location');
}

function preferences(oauth) {
  return oauth.makeApiCall({ url: `${SIMULATOR}/v3/company/${REALM}/preferences?minorversion=75` });
}

test('leads from the authorise address to tokens that work', async () => {
  const oauth = client();

  const back = await agree(oauth.authorizeUri({ scope: [OAuthClient.scopes.Accounting], state: 's 1' }));
  await oauth.createToken(back);

  const token = oauth.getToken();
  assert.equal(token.realmId, REALM);
  assert.equal(new URL(back).searchParams.get('state'), 's 1');
  assert.equal(token.token_type, 'bearer');
  assert.equal(token.expires_in, 3600);
  assert.ok(oauth.isAccessTokenValid());
  assert.equal((await preferences(oauth)).json.Preferences.domain, 'QBO');
});

test('renews with the token it holds and with one that it is given', async () => {
  const oauth = client();

  const given = await oauth.refreshUsingToken(REFRESH_TOKEN);
  const held = await oauth.refresh();

  assert.equal(given.json.refresh_token, REFRESH_TOKEN);
  assert.ok(given.json.x_refresh_token_hard_expires_in > given.json.x_refresh_token_expires_in);
  assert.notEqual(held.json.access_token, given.json.access_token);
  assert.ok(held.intuit_tid);
});

test('is told of a refresh token that is not known', async () => {
  await assert.rejects(client().refreshUsingToken('RT1-unknown'), (refused) => {
    assert.equal(refused.error, 'invalid_grant');
    assert.equal(refused.error_description, 'Incorrect or invalid refresh token');
    assert.ok(refused.intuit_tid);
    return true;
  });
});

test('is told the fault of a refused call', async () => {
  const oauth = client();
  await oauth.refreshUsingToken(REFRESH_TOKEN);

  const refused = await oauth.makeApiCall({
    url: `${SIMULATOR}/v3/company/${REALM}/customer`, method: 'POST', body: {},
  }).catch((error) => error);

  assert.equal(refused.fault.type, 'ValidationFault');
  assert.equal(refused.code, refused.fault.errors[0].code);
  assert.match(refused.code, /^\d+$/);
});

test('revokes and ends the connection', async () => {
  const oauth = client();
  await oauth.refreshUsingToken(REFRESH_TOKEN);
  const access = oauth.getToken().access_token;

  await oauth.revoke();

  oauth.setToken({ access_token: access });
  await assert.rejects(preferences(oauth), (refused) => refused.code === '401');
  await assert.rejects(oauth.refreshUsingToken(REFRESH_TOKEN), (refused) => refused.error === 'invalid_grant');
});
