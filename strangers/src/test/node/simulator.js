'use strict';

// What the tests are told about the simulator that runs for them.
const { SIMULATOR, REALM, REFRESH_TOKEN, CLIENT_ID, CLIENT_SECRET } = process.env;

// The tokens that Intuit's endpoint answers to a refresh token.
async function renewed() {
  const answer = await fetch(`${SIMULATOR}/oauth2/v1/tokens/bearer`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: `grant_type=refresh_token&refresh_token=${REFRESH_TOKEN}`,
  });
  return answer.json();
}

module.exports = { SIMULATOR, REALM, REFRESH_TOKEN, CLIENT_ID, CLIENT_SECRET, renewed };
