package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"go.etcd.io/etcd/server/v3/embed"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	clientcmdapi "k8s.io/client-go/tools/clientcmd/api"
	"k8s.io/client-go/util/cert"
	"k8s.io/client-go/util/keyutil"
)

const startWithin = 3 * time.Minute

// A controlPlane is what runs: etcd in this process, the components beside it, and one folder with all that they write.
type controlPlane struct {
	// Ends with a component, or with the program.
	ctx    context.Context
	fail   context.CancelCauseFunc
	folder string
	etcd   *embed.Etcd
	client *rest.Config

	mutex     sync.Mutex
	stopping  bool
	processes []*exec.Cmd
	waiting   sync.WaitGroup
}

// startControlPlane returns when the API server is ready. What it returns is to be stopped also after an error.
func startControlPlane(ctx context.Context, withControllers, withLifecycle bool) (*controlPlane, error) {
	folder, err := os.MkdirTemp("", "control-plane-")
	if err != nil {
		return nil, err
	}
	plane := &controlPlane{folder: folder}
	plane.ctx, plane.fail = context.WithCancelCause(ctx)
	if err := plane.startEtcd(); err != nil {
		return plane, fmt.Errorf("etcd: %w", err)
	}
	if err := plane.startAPIServer(); err != nil {
		return plane, fmt.Errorf("kube-apiserver: %w", err)
	}
	if !withControllers {
		return plane, nil
	}
	if err := plane.startControllerManager(withLifecycle); err != nil {
		return plane, fmt.Errorf("kube-controller-manager: %w", err)
	}
	if err := plane.startScheduler(); err != nil {
		return plane, fmt.Errorf("kube-scheduler: %w", err)
	}
	return plane, nil
}

func (p *controlPlane) path(name string) string { return filepath.Join(p.folder, name) }

func (p *controlPlane) startEtcd() error {
	config := embed.NewConfig()
	config.Dir = p.path("etcd")
	config.LogLevel = "error"
	config.LogOutputs = []string{p.path("etcd.log")}
	// The data is thrown away.
	config.UnsafeNoFsync = true
	anyPort := url.URL{Scheme: "http", Host: "127.0.0.1:0"}
	config.ListenClientUrls = []url.URL{anyPort}
	config.AdvertiseClientUrls = []url.URL{anyPort}
	config.ListenPeerUrls = []url.URL{anyPort}
	config.AdvertisePeerUrls = []url.URL{anyPort}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	etcd, err := embed.StartEtcd(config)
	if err != nil {
		return err
	}
	p.etcd = etcd
	select {
	case <-etcd.Server.ReadyNotify():
		return nil
	case err := <-etcd.Err():
		return err
	case <-p.ctx.Done():
		return context.Cause(p.ctx)
	case <-time.After(startWithin):
		return fmt.Errorf("not ready within %s", startWithin)
	}
}

func (p *controlPlane) startAPIServer() error {
	certificate, key, err := cert.GenerateSelfSignedCertKey("127.0.0.1", []net.IP{net.IPv4(127, 0, 0, 1)}, nil)
	if err != nil {
		return err
	}
	signer, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	signingKey, err := keyutil.MarshalPrivateKeyToPEM(signer)
	if err != nil {
		return err
	}
	secret := make([]byte, 16)
	if _, err := rand.Read(secret); err != nil {
		return err
	}
	token := hex.EncodeToString(secret)
	// Of the masters, who may bind any role.
	users := fmt.Sprintf("%s,tester,tester,system:masters\n", token)
	for name, content := range map[string][]byte{"server.crt": certificate, "server.key": key, "accounts.key": signingKey, "tokens.csv": []byte(users)} {
		if err := os.WriteFile(p.path(name), content, 0o600); err != nil {
			return err
		}
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	address := fmt.Sprintf("https://127.0.0.1:%s", port)
	p.client = &rest.Config{
		Host: address, BearerToken: token, TLSClientConfig: rest.TLSClientConfig{CAData: certificate},
		// The client's own limit would be all that is measured.
		QPS: -1, Timeout: time.Minute,
	}
	if err := p.writeKubeconfig(); err != nil {
		return err
	}
	err = p.start("kube-apiserver",
		"--etcd-servers=http://"+p.etcd.Clients[0].Addr().String(),
		"--bind-address=127.0.0.1", "--advertise-address=127.0.0.1", "--endpoint-reconciler-type=none", "--secure-port="+port,
		"--tls-cert-file="+p.path("server.crt"), "--tls-private-key-file="+p.path("server.key"), "--cert-dir="+p.folder,
		"--token-auth-file="+p.path("tokens.csv"), "--anonymous-auth=false", "--authorization-mode=RBAC",
		"--service-account-issuer=https://kubernetes.default.svc", "--service-account-key-file="+p.path("accounts.key"),
		"--service-account-signing-key-file="+p.path("accounts.key"), "--service-cluster-ip-range=10.0.0.0/24,fd00:10::/112",
		"--allow-privileged=true",
		// No node lifecycle controller takes the taint of new nodes off again, and none makes service accounts.
		"--disable-admission-plugins=TaintNodesByCondition,ServiceAccount")
	if err != nil {
		return err
	}
	clients, err := kubernetes.NewForConfig(p.client)
	if err != nil {
		return err
	}
	var last error
	err = wait.PollUntilContextTimeout(p.ctx, 200*time.Millisecond, startWithin, true, func(ctx context.Context) (bool, error) {
		last = clients.Discovery().RESTClient().Get().AbsPath("/readyz").Do(ctx).Error()
		return last == nil, nil
	})
	if err != nil && p.ctx.Err() != nil {
		return context.Cause(p.ctx)
	}
	if err != nil {
		return fmt.Errorf("not ready within %s: %w\n%s", startWithin, last, p.tail("kube-apiserver"))
	}
	return nil
}

func (p *controlPlane) writeKubeconfig() error {
	config := clientcmdapi.NewConfig()
	config.Clusters["here"] = &clientcmdapi.Cluster{Server: p.client.Host, CertificateAuthorityData: p.client.CAData}
	config.AuthInfos["tester"] = &clientcmdapi.AuthInfo{Token: p.client.BearerToken}
	config.Contexts["here"] = &clientcmdapi.Context{Cluster: "here", AuthInfo: "tester"}
	config.CurrentContext = "here"
	return clientcmd.WriteToFile(*config, p.path("kubeconfig"))
}

func (p *controlPlane) startControllerManager(withLifecycle bool) error {
	args := []string{
		"--kubeconfig=" + p.path("kubeconfig"), "--leader-elect=false",
		"--secure-port=0", "--authentication-skip-lookup=true", "--kube-api-qps=1000", "--kube-api-burst=2000",
	}
	if !withLifecycle {
		return p.start("kube-controller-manager", append(args, "--controllers=daemonset-controller")...)
	}
	// Otherwise it taints one node in ten seconds, and none where most nodes of a zone are not ready.
	return p.start("kube-controller-manager", append(args, "--controllers=daemonset-controller,node-lifecycle-controller,taint-eviction-controller",
		"--node-monitor-grace-period="+heartbeatGrace.String(), "--node-eviction-rate=1000", "--secondary-node-eviction-rate=1000", "--unhealthy-zone-threshold=1")...)
}

func (p *controlPlane) startScheduler() error {
	// A pod that found no room is tried again a second after something made some.
	config := fmt.Sprintf(`apiVersion: kubescheduler.config.k8s.io/v1
kind: KubeSchedulerConfiguration
clientConnection: {kubeconfig: %q, qps: 1000, burst: 2000}
leaderElection: {leaderElect: false}
podInitialBackoffSeconds: 1
podMaxBackoffSeconds: 1
`, p.path("kubeconfig"))
	if err := os.WriteFile(p.path("scheduler.yaml"), []byte(config), 0o600); err != nil {
		return err
	}
	return p.start("kube-scheduler", "--config="+p.path("scheduler.yaml"), "--secure-port=0", "--authentication-skip-lookup=true")
}

// start runs a component until stop. If it ends before, everything does.
func (p *controlPlane) start(component string, args ...string) error {
	log, err := os.Create(p.path(component + ".log"))
	if err != nil {
		return err
	}
	defer log.Close()
	self, err := os.Executable()
	if err != nil {
		return err
	}
	command := exec.Command(self, append([]string{component}, args...)...)
	command.Stdout, command.Stderr = log, log
	// Never written to: that it closes tells the component that this program is gone.
	if _, err := command.StdinPipe(); err != nil {
		return err
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if err := command.Start(); err != nil {
		return err
	}
	p.processes = append(p.processes, command)
	p.waiting.Add(1)
	go func() {
		defer p.waiting.Done()
		_ = command.Wait()
		p.mutex.Lock()
		stopping := p.stopping
		p.mutex.Unlock()
		if !stopping {
			p.fail(fmt.Errorf("%s has ended:\n%s", component, p.tail(component)))
		}
	}()
	return nil
}

// halt stops a component in the middle of what it does, or lets it go on.
func (p *controlPlane) halt(component string, on bool) error {
	signal := syscall.SIGCONT
	if on {
		signal = syscall.SIGSTOP
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	for _, process := range p.processes {
		if len(process.Args) > 1 && process.Args[1] == component {
			return process.Process.Signal(signal)
		}
	}
	return fmt.Errorf("there is no %q", component)
}

// stop ends what runs and removes what it wrote.
func (p *controlPlane) stop() {
	p.mutex.Lock()
	p.stopping = true
	for _, process := range p.processes {
		_ = process.Process.Kill()
	}
	p.mutex.Unlock()
	p.fail(context.Canceled)
	p.waiting.Wait()
	if p.etcd != nil {
		p.etcd.Close()
	}
	_ = os.RemoveAll(p.folder)
}

// tail is the end of what a component said.
func (p *controlPlane) tail(component string) string {
	content, err := os.ReadFile(p.path(component + ".log"))
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(string(bytes.TrimSpace(content)), "\n")
	return strings.Join(lines[max(0, len(lines)-12):], "\n")
}

func freePort() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	return port, err
}
