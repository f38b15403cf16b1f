package dev.arbflow.connector.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that answers as it was told, then friendly; one connection at a time. */
final class ScriptedSmtpServer implements AutoCloseable {
    /** Instead of a reply: cut the connection. */
    static final String HANG_UP = "hang up";

    /** Instead of a reply: none. */
    static final String SILENCE = "silence";

    private static final Map<String, String> FRIENDLY =
            Map.of("CONNECT", "220 ready", "DATA", "354 go on", "QUIT", "221 bye");

    private final ServerSocket listening =
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, Queue<String>> script = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Socket open;

    ScriptedSmtpServer() throws IOException {
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    /** Next replies to a verb; {@code CONNECT} is the greeting, {@code TEXT} the end of a mail. */
    ScriptedSmtpServer on(String verb, String... replies) {
        script.computeIfAbsent(verb, any -> new ConcurrentLinkedQueue<>()).addAll(List.of(replies));
        return this;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Subjects of the mails that were answered with 2xx. */
    List<String> accepted() {
        return accepted;
    }

    List<String> commands() {
        return commands;
    }

    int connections() {
        return connections.get();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                open = client;
                connections.incrementAndGet();
                converse(client);
            } catch (IOException e) {
                // The client or the test ended the conversation; the next one may begin.
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        if (!reply(client, "CONNECT")) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            boolean goesOn = verb.equals("DATA") ? takeMail(client, in) : reply(client, verb);
            if (!goesOn) {
                return;
            }
        }
    }

    private boolean takeMail(Socket client, BufferedReader in) throws IOException {
        String answer = next("DATA");
        if (!say(client, answer) || !answer.startsWith("354")) {
            return !answer.equals(HANG_UP);
        }
        String subject = "";
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return false;
            }
            subject = line.startsWith("Subject: ") ? line.substring(9) : subject;
        }
        String verdict = next("TEXT");
        if (verdict.startsWith("2")) {
            accepted.add(subject);
        }
        return say(client, verdict);
    }

    private boolean reply(Socket client, String verb) throws IOException {
        return say(client, next(verb));
    }

    private String next(String verb) {
        Queue<String> replies = script.getOrDefault(verb, new ConcurrentLinkedQueue<>());
        String reply = replies.poll();
        return reply == null ? FRIENDLY.getOrDefault(verb, "250 fine") : reply;
    }

    private static boolean say(Socket client, String reply) throws IOException {
        if (reply.equals(HANG_UP)) {
            return false;
        }
        if (!reply.equals(SILENCE)) {
            OutputStream out = client.getOutputStream();
            out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        Socket last = open;
        if (last != null) {
            last.close();
        }
    }
}
