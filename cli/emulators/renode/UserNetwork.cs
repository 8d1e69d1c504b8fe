// For Renode: the network of QEMU's user mode, with its name server, DHCP and way to the machine's own servers. A QEMU without a
// machine serves it ("-netdev user" and "-netdev stream", joined by a hub), and a Renode switch is connected to it here: frames go
// through a Unix socket, each behind its length in 4 bytes, big-endian.

using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Antmicro.Migrant;
using Antmicro.Renode.Core;
using Antmicro.Renode.Core.Structure;
using Antmicro.Renode.Exceptions;
using Antmicro.Renode.Network;
using Antmicro.Renode.Peripherals.Network;
using Antmicro.Renode.Utilities;

namespace Antmicro.Renode.HostInterfaces.Network
{
    public static class UserNetworkExtensions
    {
        /// <param name="path">path of the Unix socket at which a QEMU serves the network</param>
        public static void CreateUserNetwork(this Emulation emulation, string name, string path)
        {
            emulation.HostMachine.AddHostMachineElement(new UserNetwork(path), name);
        }
    }

    [Transient]
    public sealed class UserNetwork : IMACInterface, IHostMachineElement, IDisposable
    {
        public UserNetwork(string path)
        {
            MAC = EmulationManager.Instance.CurrentEmulation.MACRepository.GenerateUniqueMAC();
            Connect(path);
        }

        /// <summary>Leaves the present network for that of another QEMU.</summary>
        public void Connect(string path)
        {
            var next = ConnectTo(path);
            lock(sync)
            {
                socket?.Dispose();
                socket = next;
            }
            new Thread(() => ReceiveLoop(next)) { IsBackground = true, Name = nameof(UserNetwork) }.Start();
        }

        public void ReceiveFrame(EthernetFrame frame)
        {
            var length = frame.Length;
            var message = new byte[LengthBytes + length];
            Array.Copy(BitConverter.GetBytes(IPAddress.HostToNetworkOrder(length)), message, LengthBytes);
            Array.Copy(frame.Bytes, 0, message, LengthBytes, length);
            try
            {
                lock(sync)
                {
                    socket.Send(message);
                }
            }
            catch(SocketException)
            {
                // The network has ended: the cable leads nowhere.
            }
        }

        public void Dispose()
        {
            socket.Dispose();
        }

        public MACAddress MAC { get; set; }

        public event Action<EthernetFrame> FrameReady;

        /// <summary>A QEMU that is about to listen may have made the socket already.</summary>
        private static Socket ConnectTo(string path)
        {
            for(var attempt = 1;; attempt++)
            {
                var next = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    next.Connect(new UnixDomainSocketEndPoint(path));
                    return next;
                }
                catch(SocketException e)
                {
                    next.Dispose();
                    if(attempt == MostAttempts)
                    {
                        throw new RecoverableException($"No network at {path}: {e.Message}");
                    }
                    Thread.Sleep(MillisecondsBetweenAttempts);
                }
            }
        }

        private void ReceiveLoop(Socket from)
        {
            try
            {
                while(true)
                {
                    var length = IPAddress.NetworkToHostOrder(BitConverter.ToInt32(Receive(from, LengthBytes), 0));
                    var bytes = Receive(from, length);
                    if(Misc.TryCreateFrameOrLogWarning(this, bytes, out var frame, addCrc: true))
                    {
                        FrameReady?.Invoke(frame);
                    }
                }
            }
            catch(SocketException)
            {
            }
            catch(ObjectDisposedException)
            {
            }
        }

        private static byte[] Receive(Socket from, int count)
        {
            var bytes = new byte[count];
            for(var got = 0; got < count;)
            {
                var part = from.Receive(bytes, got, count - got, SocketFlags.None);
                if(part == 0)
                {
                    throw new SocketException((int)SocketError.ConnectionReset);
                }
                got += part;
            }
            return bytes;
        }

        private Socket socket;
        private readonly object sync = new object();

        private const int LengthBytes = 4;
        private const int MostAttempts = 250;
        private const int MillisecondsBetweenAttempts = 20;
    }
}
