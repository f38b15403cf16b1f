package dev.arbflow.embedded;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** GreenMail's SMTP server on a socket that is already bound, with our sessions and our inbox. */
final class LoopbackSmtpServer extends SmtpServer {
    private final ServerSocket bound;
    private final MailInbox inbox;
    private final SSLSocketFactory startTls;
    private final boolean loginRequired;

    LoopbackSmtpServer(
            ServerSocket bound,
            Managers managers,
            MailInbox inbox,
            SSLSocketFactory startTls,
            boolean loginRequired) {
        super(
                new ServerSetup(
                        bound.getLocalPort(),
                        InetAddress.getLoopbackAddress().getHostAddress(),
                        ServerSetup.PROTOCOL_SMTP),
                managers);
        this.bound = bound;
        this.inbox = inbox;
        this.startTls = startTls;
        this.loginRequired = loginRequired;
        setDaemon(true);
    }

    @Override
    protected ServerSocket openServerSocket() {
        return bound;
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        return new SmtpSession(inbox, client, startTls, loginRequired);
    }
}
