"""A mail server for tests: Debian's aiosmtpd, with recipients that behave badly on purpose.

    /usr/bin/python3 mail_server.py LOG [CERTIFICATE KEY USER PASSWORD] [--port PORT]

Prints its port. Every mail that it took becomes one line of JSON in LOG. The part of an address before the @ says how it behaves, a number
behind it how often (then it takes mail like any other): "vanish1" ends the connection once before it answers.

    unknown     refuses the recipient for good (550 5.1.1)        policy      refuses us and not the recipient (550 5.7.1)
    busy        cannot take mail now (451)                        leave       sends everybody away (421)
    vanish      ends the connection before it took the mail       mute        takes the mail and ends the connection unsaid
    hangup      takes the mail, says so, ends the connection      slow        answers after three seconds
"""
import asyncio
import email
import json
import re
import socket
import ssl
import sys
from collections import Counter

from aiosmtpd.smtp import SMTP, AuthResult


class Prompt(SMTP):
    """aiosmtpd reads in small steps, and the kernel waits 40 ms before it confirms each: tell it not to."""

    # clients write the mechanism as they like; aiosmtpd knows it in capitals only
    auth_login = SMTP.auth_LOGIN

    def data_received(self, data):
        connection = self.transport.get_extra_info("socket") if self.transport else None
        if connection is not None:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        super().data_received(data)


class Handler:
    def __init__(self, log):
        self.log = open(log, "a", buffering=1, encoding="utf-8")
        self.seen = Counter()

    def behaviour(self, address, event):
        match = re.match(r"([a-z]+?)(\d*)@", address)
        name, times = match.groups() if match else ("", "")
        if times:
            self.seen[event, address] += 1
            if self.seen[event, address] > int(times):
                return ""
        return name

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        name = self.behaviour(address, "RCPT")
        if name == "leave":
            return "421 4.3.2 closing"
        answer = {"unknown": f"550 5.1.1 <{address}>: no such user", "policy": "550 5.7.1 relaying denied", "busy": "451 4.3.0 later"}.get(name)
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        name = self.behaviour(envelope.rcpt_tos[0], "DATA")
        if name == "slow":
            await asyncio.sleep(3)
        if name == "vanish":
            server.transport.abort()
            return "421 gone"
        mail = email.message_from_bytes(envelope.content)
        self.log.write(json.dumps({
            "id": mail["Message-ID"], "to": envelope.rcpt_tos[0], "user": session.auth_data.login.decode() if session.auth_data else None,
            "tls": session.ssl is not None, "auto": mail["Auto-Submitted"], "bytes": len(envelope.content)}) + "\n")
        if name == "mute":
            server.transport.abort()
            return "421 gone"
        if name == "hangup":
            await server.push("250 2.0.0 OK")
            server.transport.close()
            return "421 gone"
        return "250 2.0.0 OK"


def main():
    arguments = sys.argv[1:]
    port = 0
    if "--port" in arguments:
        at = arguments.index("--port")
        port = int(arguments[at + 1])
        del arguments[at:at + 2]
    handler = Handler(arguments[0])
    options = {"hostname": "localhost", "enable_SMTPUTF8": True}
    if len(arguments) > 1:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(arguments[1], arguments[2])
        user, password = arguments[3].encode(), arguments[4].encode()

        def check(server, session, envelope, mechanism, given):
            right = given.login == user and given.password == password
            return AuthResult(success=right, handled=False, auth_data=given if right else None)

        options.update(tls_context=context, require_starttls=True, auth_required=True, auth_require_tls=True, authenticator=check)
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(loop.create_server(lambda: Prompt(handler, loop=loop, **options), "127.0.0.1", port))
    print(server.sockets[0].getsockname()[1], flush=True)
    loop.run_forever()


main()
