package dev.cloudcart.simulators;

import java.io.PrintWriter;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// Where the simulators are and what a connection needs, ready to paste into a shell.
record Address(LinnworksSimulator linnworks, QuickBooksSimulator quickBooks) {

    void print(PrintWriter out) {
        out.print("""
                Linnworks          %s
                QuickBooks Online  %s

                export CLOUDCART_LINNWORKS_AUTHURI=%s
                export CLOUDCART_LINNWORKS_INSTALLURI=%s
                export CLOUDCART_LINNWORKS_APPLICATIONID=%s
                export CLOUDCART_LINNWORKS_APPLICATIONSECRET=%s
                export CLOUDCART_QUICKBOOKS_APIURI=%s
                export CLOUDCART_QUICKBOOKS_AUTHORIZEURI=%s
                export CLOUDCART_QUICKBOOKS_TOKENURI=%s
                export CLOUDCART_QUICKBOOKS_REVOKEURI=%s
                export CLOUDCART_QUICKBOOKS_CLIENTID=%s
                export CLOUDCART_QUICKBOOKS_CLIENTSECRET=%s

                ./cloudcart connect linnworks --company NAME --token %s
                ./cloudcart connect quickbooks --company NAME --realm %s --refresh-token %s
                """.formatted(
                        linnworks.uri(),
                        quickBooks.uri(),
                        linnworks.authorizeUri(),
                        linnworks.installUri(),
                        LinnworksSimulator.APPLICATION_ID,
                        LinnworksSimulator.APPLICATION_SECRET,
                        quickBooks.uri(),
                        quickBooks.authorizeUri(),
                        quickBooks.tokenUri(),
                        quickBooks.revokeUri(),
                        QuickBooksSimulator.CLIENT_ID,
                        QuickBooksSimulator.CLIENT_SECRET,
                        LinnworksSimulator.INSTALLATION_TOKEN,
                        QuickBooksSimulator.REALM,
                        QuickBooksSimulator.REFRESH_TOKEN));
        out.flush();
    }
}
