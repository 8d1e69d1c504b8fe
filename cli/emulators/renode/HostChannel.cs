// For Renode: what `pxt-esp run` needs of it. The program's console and its end go to pxt-esp through a Unix socket on which that
// listens, and Renode ends when pxt-esp does. What is sent are messages (cli/emulators/renode.ts): a byte that tells the kind, the
// length of the content in 2 bytes, little-endian, and the content.

using System;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using Antmicro.Migrant;
using Antmicro.Renode.Core;
using Antmicro.Renode.Exceptions;
using Antmicro.Renode.Peripherals;
using Antmicro.Renode.Peripherals.UART;

namespace Antmicro.Renode.HostInterfaces
{
    /// <summary>A board's register by which the program ends, with a status.</summary>
    public interface IProgramEnd : IPeripheral
    {
        event Action<uint> Ended;
    }

    public static class HostChannelExtensions
    {
        /// <param name="socket">path of the Unix socket on which pxt-esp listens</param>
        public static void CreateHostChannel(this Emulation emulation, string name, string socket)
        {
            emulation.ExternalsManager.AddExternal(new HostChannel(socket), name);
        }
    }

    [Transient]
    public sealed class HostChannel : IExternal, IDisposable
    {
        public HostChannel(string path)
        {
            socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                socket.Connect(new UnixDomainSocketEndPoint(path));
            }
            catch(SocketException e)
            {
                throw new RecoverableException($"Nobody listens at {path}: {e.Message}");
            }
            new Thread(EndWithListener) { IsBackground = true, Name = nameof(HostChannel) }.Start();
        }

        public void Follow(IUART uart, IProgramEnd end)
        {
            uart.CharReceived += value => Send(Kind.Console, new[] { value });
            end.Ended += status => Tell($"ended {status}");
        }

        /// <summary>Says that a program is about to start: what comes next is its own.</summary>
        public void Ready()
        {
            Tell("ready");
        }

        public void Dispose()
        {
            socket.Dispose();
        }

        private void Tell(string line)
        {
            Send(Kind.Event, Encoding.UTF8.GetBytes(line));
        }

        /// <summary>pxt-esp sends nothing: what ends the reading is its own end.</summary>
        private void EndWithListener()
        {
            try
            {
                while(socket.Receive(new byte[1]) > 0)
                {
                }
            }
            catch(SocketException)
            {
            }
            catch(ObjectDisposedException)
            {
                return; // Renode ends by itself
            }
            Process.GetCurrentProcess().Kill();
        }

        private void Send(Kind kind, byte[] content)
        {
            var message = new byte[HeaderBytes + content.Length];
            message[0] = (byte)kind;
            message[1] = (byte)content.Length;
            message[2] = (byte)(content.Length >> 8);
            Array.Copy(content, 0, message, HeaderBytes, content.Length);
            try
            {
                lock(sync)
                {
                    socket.Send(message);
                }
            }
            catch(SocketException)
            {
                // pxt-esp has gone, and so will Renode.
            }
        }

        private readonly Socket socket;
        private readonly object sync = new object();

        private const int HeaderBytes = 3;

        private enum Kind : byte
        {
            Console = 0,
            Event = 1,
        }
    }
}
