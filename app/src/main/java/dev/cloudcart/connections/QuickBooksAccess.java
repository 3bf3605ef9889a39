package dev.cloudcart.connections;

/// What a call to QuickBooks needs. Its text form hides the token.
///
/// @param realm QuickBooks' own id of the company
/// @param accessToken for the header `Authorization: Bearer`; when the answer is 401, ask [Connections#renewed]
public record QuickBooksAccess(String realm, String accessToken) {

    @Override
    public String toString() {
        return "realm " + realm;
    }
}
